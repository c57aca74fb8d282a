// Re-applying a policy to a running case: armed clocks get their new time, less what they have used (life.md §2, `apply_policy`).
import type { CaseContext, ClockName, Duration, FrozenRules, Instant } from '@relais/contracts';
import {
  type Clocks,
  dueAfter,
  lengthOf,
  onNewHours,
  type ServiceLevelClock,
  serviceLevelClocks,
  serviceLevelDuration,
  targetOf,
} from '@relais/domain/clock';
import { type ChangeBy, currentRound } from './change';

const namedDurations = {
  promiseFlag: 'promiseFlag',
  pickUp: 'pickUp',
  arbitration: 'arbitration',
  check: 'check',
  feedback: 'feedback',
} as const;

/** New rules; moments told to a person (promise, snooze) stay, a paused clock keeps what it had left. */
export const applyPolicy: ChangeBy<'apply_policy'> = (context, { rules, at }) => {
  let result: CaseContext = { ...context, rules };
  for (const name of Object.keys(context.due) as ClockName[]) {
    result = { ...result, ...recomputed(result, { name, before: context.rules, at }) };
  }
  return result;
};

function recomputed(context: CaseContext, { name, before, at }: { name: ClockName; before: FrozenRules; at: Instant }): Partial<Clocks> {
  const { rules, started, spent, due } = context;
  const duration = durationOf(context, name);
  const { [name]: from } = started;
  if (duration === null || from === undefined) return {};
  const { [name]: used = 0 } = spent;
  // Days pass on the wall clock, whatever was open meanwhile.
  if (used === 0 && countsDays(context, { name, duration })) return { due: { ...due, [name]: dueAfter(rules, { from, duration }) } };
  // After a pause `from` is when the clock went on: days hold as much opening time as they did where it first started.
  const length = lengthOf(rules, { from: isServiceLevel(name) ? currentRound(context).startedAt : from, duration });
  const counted = onNewHours({ before, after: rules }, { clock: { from, spent: used }, length, at });
  const moved = counted.from === from ? {} : { started: { ...started, [name]: at }, spent: { ...spent, [name]: counted.spent } };
  return { ...moved, due: { ...due, [name]: counted.due } };
}

/** A warning is a share of its target: of days as of hours. */
function countsDays({ rules, slaBasis: basis }: CaseContext, { name, duration }: { name: ClockName; duration: Duration }): boolean {
  return (isServiceLevel(name) ? targetOf(rules.policy, { clock: name, basis }) : duration).kind === 'days';
}

const isServiceLevel = (name: ClockName): name is ServiceLevelClock => serviceLevelClocks.some((clock) => clock === name);

function durationOf(context: CaseContext, name: ClockName): Duration | null {
  const { rules, slaBasis: basis, information, verdict } = context;
  const { policy } = rules;
  if (isServiceLevel(name)) return serviceLevelDuration(rules, { clock: name, basis, from: currentRound(context).startedAt });
  if (name === 'reminder') return policy.cadence[context.class];
  if (name === 'customer') return information === null && verdict === 'not_justified' ? policy.refusalSilence : policy.customerAnswer;
  return name in namedDurations ? policy[namedDurations[name as keyof typeof namedDurations]] : null;
}
