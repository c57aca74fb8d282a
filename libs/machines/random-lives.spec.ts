// Contract: whatever people, clocks and the outside world do, in whatever order, a case keeps its invariants, can be recorded, and a refused
// command changes nothing. Were it to fail, some order of events nobody thought of would stop a case for good.
import { type CaseEvent, caseClasses, categories, commandNames, languages, levels, tiers } from '@relais/contracts';
import { escalationMachine } from '@relais/machines';
import {
  answersAt,
  birthInput,
  clocksAt,
  commandsAt,
  faultsOf,
  isAnswerDue,
  isTaken,
  lettersAt,
  mondayMorning,
  type Place,
  parisOffice,
  rulesWith,
  start,
  statusAt,
  stepFrom,
} from '@relais/testing/cases';
import fc from 'fast-check';

/** What happens next: a command somebody may send, one from anybody, the earliest clock, an answer; after some time asleep. */
const happening = fc.record({
  what: fc.constantFrom('command', 'command', 'command', 'letter', 'clock', 'clock', 'answer'),
  pick: fc.nat(),
  asleep: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 5 * 86_400_000 })),
});
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

const aBirth = fc
  .record({
    verdict: fc.constantFrom(null, 'justified' as const, 'justified' as const, 'not_justified' as const),
    raisedAt: fc.integer({ min: mondayMorning, max: mondayMorning + 60 * 86_400_000 }),
    office: fc.boolean(),
    profile: fc.record({
      category: fc.constantFrom(...categories),
      tier: fc.constantFrom(...tiers),
      language: fc.constantFrom(...languages),
      level: fc.constantFrom(...levels.slice(1)),
      live: fc.boolean(),
      criticalService: fc.boolean(),
    }),
  })
  .map(({ verdict, raisedAt, office, profile }) =>
    birthInput({ verdict, raisedAt, profile, rules: rulesWith(office ? { calendar: parisOffice } : {}) }),
  );

const oneOf = (events: readonly CaseEvent[], pick: number): CaseEvent | undefined => events[pick % events.length];

function eventAt(place: Place, { what, pick }: Happening): CaseEvent | undefined {
  if (isAnswerDue(place) || what === 'answer') return oneOf(answersAt(place), pick);
  if (what === 'clock') return clocksAt(place)[0];
  return oneOf(what === 'command' ? commandsAt(place) : lettersAt(place), pick);
}

/** The next place, or the same one when a command is refused. */
function next(place: Place, one: Happening): Place {
  const awake = isAnswerDue(place) ? place : { ...place, at: place.at + one.asleep };
  const event = eventAt(awake, one);
  if (event === undefined) return awake;
  const isCommand = commandNames.some((name) => name === event.type);
  if (isCommand && 'actor' in event && !isTaken(awake, event)) return awake;
  const after = stepFrom(escalationMachine, { place: awake, event });
  expect(faultsOf({ before: place, event, after })).toEqual([]);
  return after;
}

describe('random lives', () => {
  it('keep the invariants at each step', () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(aBirth, fc.array(happening, { minLength: 10, maxLength: 60 }), (birth, happenings) => {
        let place = start(escalationMachine, birth);
        for (const one of happenings) {
          if (statusAt(place) === 'closed') break;
          place = next(place, one);
        }
        ends.add(statusAt(place));
      }),
      { numRuns: 250 },
    );
    expect(ends.size).toBeGreaterThan(5);
  });

  it('are the same when told again: nothing but the events decides', () => {
    fc.assert(
      fc.property(aBirth, fc.array(happening, { maxLength: 30 }), (birth, happenings) => {
        const told = () =>
          happenings.reduce((place, one) => (statusAt(place) === 'closed' ? place : next(place, one)), start(escalationMachine, birth));
        expect(told().snapshot.context).toEqual(told().snapshot.context);
      }),
      { numRuns: 30 },
    );
  });

  it('are left as they are by every command that is refused', () => {
    fc.assert(
      fc.property(aBirth, fc.array(happening, { maxLength: 15 }), (birth, happenings) => {
        const place = happenings.reduce(
          (one, event) => (statusAt(one) === 'closed' ? one : next(one, event)),
          start(escalationMachine, birth),
        );
        const before = structuredClone(place.snapshot.context);
        const refused = lettersAt(place).filter((event) => !isTaken(place, event));
        expect(refused.length).toBeGreaterThan(100);
        expect(place.snapshot.context).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('belong to one of three classes', () => {
    fc.assert(
      fc.property(aBirth, (birth) => expect(caseClasses).toContain(start(escalationMachine, birth).snapshot.context.class)),
      { numRuns: 50 },
    );
  });
});
