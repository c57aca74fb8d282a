// Contract: whatever the plan, a stretch of time is covered piece by piece without gap or overlap. Lost otherwise: an hour that nobody answers for.
import type { OnCallPlan } from '@relais/contracts';
import fc from 'fast-check';
import { compileOnCallPlan } from '../on-call-compilation';
import { onCallAt, onCallPeriods } from '.';

const zones = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu'];
const people = ['ada', 'ben', 'cora', 'dan'];
const day = 86_400_000;
const from = Date.parse('2026-01-01T00:00:00Z');
const presence = { active: new Set(people), absences: [] };

const clock = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const date = fc.nat(290).map((days) => new Date(from - 100 * day + days * day).toISOString().slice(0, 10));
const people_ = fc.shuffledSubarray(people, { minLength: 1 }).map((userIds) => userIds.map((userId) => ({ userId, weight: 1 })));
const layer = fc.record({
  name: fc.constant('Rotation' as OnCallPlan['layers'][number]['name']),
  rotation: fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const),
  every: fc.integer({ min: 1, max: 5 }),
  startsOn: date,
  handOff: clock,
  people: people_,
});
const week = fc
  .tuple(clock, clock)
  .filter(([opens, closes]) => opens !== closes)
  .map((period) => ({ mon: [period], wed: [period], sat: [period] }));
const plans = (hours: boolean) =>
  fc
    .record({
      timeZone: fc.constantFrom(...zones),
      layers: fc.array(
        hours ? fc.record({ ...{ layer }, hours: week }).map(({ layer: one, hours: open }) => ({ ...one, hours: open })) : layer,
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      overrides: fc.array(
        fc.record({ userId: fc.constantFrom(...people), start: fc.nat(365 * 24), length: fc.integer({ min: 1, max: 72 }) }).map((one) => ({
          userId: one.userId,
          from: from + one.start * 3_600_000,
          to: from + (one.start + one.length) * 3_600_000,
        })),
        { maxLength: 3 },
      ),
    })
    .map((plan): OnCallPlan => ({ ...plan, lastResort: [] }) as OnCallPlan);
const stretch = fc.tuple(fc.nat(365 * 24 * 60), fc.integer({ min: 1, max: 30 * 24 * 60 })).map(([start, length]) => ({
  from: from + 200 * day + start * 60_000,
  to: from + 200 * day + (start + length) * 60_000,
}));

it('the pieces of any stretch follow each other from its start to its end, and each says what asking in the middle of it says', () => {
  const property = fc.property(
    fc.oneof(plans(false), plans(true)),
    stretch,
    fc.double({ min: 0, max: 1, noNaN: true }),
    (plan, asked, share) => {
      const compiled = compileOnCallPlan(plan, { from });
      const periods = onCallPeriods(compiled, { ...presence, ...asked });
      expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([asked.from, asked.to]);
      for (const [index, piece] of periods.entries()) {
        expect(piece.to).toBeGreaterThan(piece.from);
        if (index > 0) expect(piece.from).toBe(periods[index - 1]?.to);
        const at = Math.floor(piece.from + (piece.to - 1 - piece.from) * share);
        expect(onCallAt(compiled, { ...presence, at })).toEqual({
          person: piece.person,
          backupUserId: piece.backupUserId,
          passedOver: piece.passedOver,
        });
      }
    },
  );
  fc.assert(property, { numRuns: 300 });
}, 60_000);

it('a rotation without hours leaves nobody out and no instant empty', () => {
  const property = fc.property(plans(false), stretch, (plan, asked) => {
    const compiled = compileOnCallPlan({ ...plan, overrides: [] }, { from });
    const periods = onCallPeriods(compiled, { ...presence, ...asked });
    // All layers have started by the 200th day.
    expect(periods.filter(({ person }) => person === null)).toEqual([]);
  });
  fc.assert(property, { numRuns: 300 });
}, 60_000);
