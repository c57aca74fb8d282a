// Who answers when in the demo company: rotations of its busiest teams, and somebody away with a deputy. Its practice twin keeps to its primaries.
import type { OnCallLayer, OnCallPlan } from '@relais/contracts';
import type { DemoPerson, DemoTeamName } from './demo-people';

interface DemoLayer extends Omit<OnCallLayer, 'every' | 'people' | 'name'> {
  readonly name: string;
  readonly people: readonly DemoPerson[];
}

interface DemoPlan {
  readonly team: DemoTeamName;
  readonly layers: readonly DemoLayer[];
  readonly lastResort: DemoPerson;
}

/** A Monday. */
const startsOn = '2026-01-05';
const weekly = { rotation: 'weekly', startsOn, handOff: '09:00' } as const;
const week = { name: 'Semaine', ...weekly };

export const demoPlans: readonly DemoPlan[] = [
  { team: 'technical', layers: [{ ...week, people: ['thomas.girard', 'oliver.smith'] }], lastResort: 'mehdi.haddad' },
  {
    team: 'security',
    layers: [
      { name: 'Jour', rotation: 'daily', startsOn, handOff: '08:00', people: ['ines.garcia', 'david.cohen'], hours: daytime() },
      { ...weekly, name: 'Nuits et week-ends', people: ['david.cohen', 'ines.garcia'] },
    ],
    lastResort: 'priya.shah',
  },
  {
    team: 'billing',
    layers: [{ name: 'À tour de rôle', rotation: 'round_robin', startsOn, handOff: '09:00', people: ['sophie.laurent', 'julien.moreau'] }],
    lastResort: 'valerie.simon',
  },
  { team: 'experts', layers: [{ ...week, people: ['mehdi.haddad', 'priya.shah'] }], lastResort: 'helene.marchand' },
];

/** From the third day after the seeding on, whoever answers for the reputation of the company is away for a week. */
export const demoAbsence = { person: 'camille.leroy', deputy: 'valerie.simon', afterDays: 3, days: 7 } as const;

export function documentOf({ layers, lastResort }: DemoPlan, userId: (person: DemoPerson) => string): OnCallPlan {
  return {
    timeZone: 'Europe/Paris',
    layers: layers.map(({ name, people, ...layer }) => ({
      ...layer,
      name: name as OnCallLayer['name'],
      every: 1,
      people: people.map((person) => ({ userId: userId(person), weight: 1 })),
    })),
    overrides: [],
    backup: { kind: 'next' },
    lastResort: [userId(lastResort)],
  };
}

function daytime(): NonNullable<OnCallLayer['hours']> {
  const hours: [string, string][] = [['08:00', '19:00']];
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
}
