// Cases brought to a point of their life, so that a story starts where it is about.
import type { CommandMessage, Instant } from '@relais/contracts';
import { compileCalendar } from '@relais/domain/calendar-compilation';
import { type CaseOptions, MachineCase, mondayMorning } from './machine-case';
import { people, teamOf } from './people';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

type Decision = Omit<Extract<CommandMessage, { type: 'decide' }>, 'type' | 'commandId' | 'actor'>;

/** Approves 35 € unless changed; each kind of action costs nothing of its own. */
export const decision = (change: Partial<Decision> = {}): Decision => ({
  choice: 'approve',
  cost: { amountMinor: 3500, currency: 'EUR' },
  actions: [],
  ...change,
});
export const credit = (amountMinor = 3500): Decision['actions'][number] => ({ kind: 'credit', amountMinor });

/** Waits for the acknowledgment of level 2. */
export const awaiting = (options: CaseOptions = {}): MachineCase => new MachineCase(options);

/** The agent still has to say whether it is justified. */
export const evaluating = (options: CaseOptions = {}): MachineCase => new MachineCase({ verdict: null, ...options });

/** The gate misses two things. */
export const documenting = (options: CaseOptions = {}): MachineCase => new MachineCase({ world: { missing: 2 }, ...options });

/** The supervisor has it and promised an answer in four hours. */
export function deciding(options: CaseOptions = {}): MachineCase {
  const aCase = awaiting(options);
  return aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + 4 * hour });
}

/** The first credit runs, the second waits. */
export const implementing = (options: CaseOptions = {}): MachineCase =>
  deciding({ world: { actions: null }, ...options }).send(
    ['decide', people.supervisor],
    decision({ actions: [credit(1500), credit(2000)] }),
  );

export const followingUp = (options: CaseOptions = {}): MachineCase => deciding(options).send(['decide', people.supervisor], decision());

export const inFeedback = (options: CaseOptions = {}): MachineCase =>
  followingUp(options).send(['record_check', people.supervisor], { satisfied: true });

/** The decider asked for an arbitration. */
export const arbitrating = (options: CaseOptions = {}): MachineCase =>
  deciding(options).send(['open_arbitration', people.supervisor], twoOptions);

/** Nothing is given, or 35 €. */
export const twoOptions = {
  options: [{ cost: { amountMinor: 0, currency: 'EUR' } }, { cost: { amountMinor: 3500, currency: 'EUR' } }],
} as {
  options: { cost: { amountMinor: number; currency: 'EUR' } }[];
};

type Settlement = Omit<Extract<CommandMessage, { type: 'settle_arbitration' }>, 'type' | 'commandId' | 'actor'>;
/** The expert decides, unless changed; the message to the customer is drafted. */
export const settlement = (change: Partial<Settlement> = {}): Settlement => ({
  to: 'decider',
  userId: people.expert.userId,
  teamId: teamOf(3),
  customerMessage: {},
  ...change,
});

/** The recipient does not take it, for whatever reason. */
export const notForUs = { reason: 'not_for_us' } as const;

/** Paris, Monday to Friday, 9 to 12 and 13 to 18, closed on Easter Monday. */
export const parisOffice = compileCalendar(
  {
    timeZone: 'Europe/Paris',
    week: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [
        name,
        [
          ['09:00', '12:00'],
          ['13:00', '18:00'],
        ],
      ]),
    ),
    holidays: ['2026-04-06'],
  },
  { from: mondayMorning },
);

/** `at('2026-03-02T10:00+01:00')`. */
export const instant = (text: string): Instant => Date.parse(text);
