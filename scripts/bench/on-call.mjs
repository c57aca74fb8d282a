// On-call look-ups on a plan of three layers with hours, a year of overrides and absences, at random instants over five years.
import { createRequire } from 'node:module';
import { chance, many } from './chance.mjs';

const require = createRequire(import.meta.url);
const { onCallAt } = require('@relais/domain/on-call');
const { compileOnCallPlan } = require('@relais/domain/on-call-compilation');

const from = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const people = many(8, (index) => `person-${index}`);
const layer = (change) => ({ name: 'Rotation', rotation: 'weekly', every: 1, startsOn: '2025-06-02', handOff: '09:00', ...change });
const listed = (userIds) => userIds.map((userId) => ({ userId, weight: 1 }));
const nights = [['20:00', '08:00']];

const plan = () => {
  const { whole, one } = chance(8);
  const overrides = many(50, () => {
    const start = from + whole(365 * 24) * hour;
    return { userId: one(people), from: start, to: start + (1 + whole(48)) * hour };
  });
  const layers = [
    layer({
      rotation: 'daily',
      people: listed(people.slice(0, 3)),
      hours: { mon: nights, tue: nights, wed: nights, thu: nights, fri: nights },
    }),
    layer({
      rotation: 'hourly',
      every: 12,
      people: listed(people.slice(3, 6)),
      hours: { sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] },
    }),
    layer({ people: listed(people) }),
  ];
  return compileOnCallPlan({ timeZone: 'Europe/Paris', layers, overrides, backup: { kind: 'next' }, lastResort: [people[7]] }, { from });
};

const presence = () => {
  const { whole, one } = chance(9);
  const absences = many(20, () => {
    const start = from + whole(365 * 24) * hour;
    return { userId: one(people.slice(0, 4)), from: start, to: start + 240 * hour, deputyId: one(people.slice(4)) };
  });
  return { active: new Set(people.slice(0, 7)), absences };
};

const compiled = plan();
const known = presence();

export const onCallBenches = [
  {
    name: 'on-call look-up, three layers',
    atLeast: 50_000,
    inputs: () => {
      const { whole } = chance(10);
      return many(20_000, () => ({ at: from + whole(5 * 365 * 24 * hour) }));
    },
    run: ({ at }) => onCallAt(compiled, { ...known, at }),
  },
];
