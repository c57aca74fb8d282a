// The domain's default rules, frozen on a calendar that never closes unless a test brings its own (life.md §3).
import type { CompiledCalendar, Duration, FrozenPolicy, FrozenRules } from '@relais/contracts';
import { alwaysOpen, parseDuration } from '@relais/domain/calendar';
import { teamOf } from './people';

const hours = (text: string): Duration => parseDuration(text);
const always = (text: string): Duration => parseDuration(text, { always: true });

export const defaultPolicy: FrozenPolicy = {
  currency: 'EUR',
  levels: [2, 3, 4],
  reminders: 2,
  cadence: { incident: always('PT30M'), vip: hours('PT4H'), standard: hours('P1D') },
  targets: {
    incident: { response: always('PT30M'), resolution: always('PT4H') },
    vip: { response: hours('PT4H'), resolution: hours('P1D') },
    standard: { response: hours('P1D'), resolution: hours('P3D') },
  },
  categoryTargets: {},
  warningPercent: 80,
  promise: hours('PT8H'),
  promiseFlag: hours('PT1H'),
  pickUp: always('PT5M'),
  callBack: always('PT30M'),
  customerAnswer: hours('P5D'),
  refusalSilence: hours('P5D'),
  arbitration: hours('P1D'),
  check: hours('P3D'),
  feedback: hours('P5D'),
  snoozeLimit: hours('P7D'),
  returnsBeforeArbitration: 2,
  arbitrationReminders: 2,
  ceilings: { agent: 0, supervisor: 10_000, manager: 10_000, direction: null },
  matrix: [
    { level: [2], teamId: teamOf(2) },
    { level: [3], teamId: teamOf(3) },
    { level: [4], teamId: teamOf(4) },
  ],
};

/** Frozen rules for a test; change the policy or the calendar piece by piece. */
export const rulesWith = (
  change: { policy?: Partial<FrozenPolicy>; calendar?: CompiledCalendar; policyVersion?: number } = {},
): FrozenRules => ({
  policyVersion: change.policyVersion ?? 1,
  policy: { ...defaultPolicy, ...change.policy },
  calendar: change.calendar ?? alwaysOpen,
});
