// The reminder clock and the snooze that holds it (life.md §1 "The ladder", §3).
import type { CaseContext, ClockName, Instant, PolicyDuration } from '@relais/contracts';
import { arm, dueAfter, pause, resume, stop } from '@relais/domain/clock';
import { topLevel } from './birth';
import { counted } from './change';

/** The last level of the ladder: nobody above. */
export const isTop = ({ level, rules }: CaseContext): boolean => level >= topLevel(rules.policy.levels);

/** One more cadence of the case's class, as it is now. */
export function armReminder(context: CaseContext, at: Instant): CaseContext {
  const due = dueAfter(context.rules, { from: at, duration: context.rules.policy.cadence[context.class] });
  return { ...context, ...arm(context, { name: 'reminder', at, due }) };
}

/** A new ladder: no reminder sent yet; at the top no clock runs, the direction has a task. */
export function startLadder(context: CaseContext, at: Instant): CaseContext {
  const fresh = { ...context, ...stop(context, 'reminder'), ladder: { reminders: 0, onBackup: false } };
  return isTop(context) ? fresh : armReminder(fresh, at);
}

/** The same for the agent, who has no level: reminders run wherever the dossier waits for them. */
export const startAgentLadder = (context: CaseContext, at: Instant): CaseContext =>
  armReminder({ ...context, ladder: { reminders: 0, onBackup: false } }, at);

/** One reminder sent, the next cadence runs. */
export function remind(context: CaseContext, at: Instant): CaseContext {
  const reminded = counted({ ...context, ladder: { ...context.ladder, reminders: context.ladder.reminders + 1 } }, 'reminders');
  return armReminder(reminded, at);
}

export const remindersLeft = ({ ladder, rules }: CaseContext): boolean => ladder.reminders < rules.policy.reminders;

/** Hides the case until `until` and keeps what was left of the reminder. */
export function snooze(context: CaseContext, { at, until }: { at: Instant; until: Instant }): CaseContext {
  const hours = context.rules.policy.cadence[context.class].kind === 'always' ? 'always' : 'opening';
  const held = { ...context, ...pause(context, { name: 'reminder', at, hours, rules: context.rules }) };
  return { ...held, ...arm(held, { name: 'snooze', at, due: until }) };
}

/** Back in the queue; what was left of the reminder goes on. */
export function endSnooze(context: CaseContext, at: Instant): CaseContext {
  const shown = { ...context, ...stop(context, 'snooze') };
  return { ...shown, ...resume(shown, { name: 'reminder', at, rules: context.rules }) };
}

/** While the customer is on the line somebody must pick up within minutes (domain.md §3, "Live handover"). */
export const startPickUp = (context: CaseContext, at: Instant): CaseContext =>
  context.profile.live && context.writingSince === undefined && context.acknowledged === null
    ? armFor(context, { clock: 'pickUp', duration: 'pickUp', at })
    : context;

/** Arms a clock that the policy gives by name. */
export function armFor(
  context: CaseContext,
  { clock, duration, at }: { clock: ClockName; duration: PolicyDuration; at: Instant },
): CaseContext {
  return {
    ...context,
    ...arm(context, { name: clock, at, due: dueAfter(context.rules, { from: at, duration: context.rules.policy[duration] }) }),
  };
}
