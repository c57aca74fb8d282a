// Re-applying a policy to a running case: armed clocks are computed again from their start (life.md §2, `apply_policy`).
import type { CaseContext, ClockName, Duration } from '@relais/contracts';
import { dueAfter, lengthOf, type ServiceLevelClock, serviceLevelClocks, serviceLevelDuration } from '@relais/domain/clock';
import { type ChangeBy, currentRound } from './change';

const namedDurations = {
  promiseFlag: 'promiseFlag',
  pickUp: 'pickUp',
  arbitration: 'arbitration',
  check: 'check',
  feedback: 'feedback',
} as const;

/** New rules; moments told to a person (promise, snooze) stay, a paused clock keeps what it had left. */
export const applyPolicy: ChangeBy<'apply_policy'> = (context, { rules }) => {
  const names = Object.keys(context.due) as ClockName[];
  const due = Object.fromEntries(names.map((name) => [name, recomputed({ ...context, rules }, name)]));
  return { ...context, rules, due };
};

function recomputed(context: CaseContext, name: ClockName): number | undefined {
  const { rules, spent, started } = context;
  const duration = durationOf(context, name);
  const { [name]: from } = started;
  if (duration === null || from === undefined) return context.due[name];
  const { [name]: used = 0 } = spent;
  if (used === 0) return dueAfter(rules, { from, duration });
  // After a pause `from` is when the clock went on: days hold as much opening time as they did where it first started.
  const { kind, milliseconds } = lengthOf(rules, { from: isServiceLevel(name) ? currentRound(context).startedAt : from, duration });
  return dueAfter(rules, { from, duration: { kind, milliseconds: Math.max(0, milliseconds - used) } });
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
