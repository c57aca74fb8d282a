// What a command must not contradict, per command, in order (life.md §2, "rule"): the first that fails is the answer.
import type { CaseContext, CommandEvent, CommandName, Refusal } from '@relais/contracts';
import { dueAfter } from '@relais/domain/clock';
import { isActionOpen } from '../changes/decisions';
import { isTop } from '../changes/reminders';
import { decisionRules } from './decision-rules';
import { conflict, contradiction } from './refusal';

export type Rule<Name extends CommandName> = (context: CaseContext, event: CommandEvent<Name>) => Refusal | null;

const year = 365 * 24 * 3_600_000;
const onlyAfterRefusal = ({ verdict }: CaseContext): Refusal | null =>
  verdict === 'not_justified' ? null : conflict('not_allowed_now', 'The customer can answer only once the case was found not justified.');

const future = (pointer: string, { at, instant }: { at: number; instant: number }): Refusal | null =>
  instant > at && instant <= at + year ? null : contradiction(pointer, 'must lie in the future, at most one year from now');

/** The rules of life.md §2 that the machine's states do not say by themselves. */
export const rules: { readonly [Name in CommandName]?: readonly Rule<Name>[] } = {
  assess: [({ verdict }) => (verdict === null ? null : conflict('already_done', 'The case has been assessed already.'))],
  insist: [onlyAfterRefusal],
  accept_alternative: [onlyAfterRefusal],
  acknowledge: [(_context, { at, promisedAt }) => future('/promisedAt', { at, instant: promisedAt })],
  pick_up: [({ profile }) => (profile.live ? null : conflict('not_allowed_now', 'Only the case of a customer on the phone is picked up.'))],
  return: [
    (context) => (isTop(context) ? conflict('not_allowed_now', 'At the top of the ladder a case is not returned.') : null),
    ({ settled }) => (settled ? conflict('not_allowed_now', 'An arbitration gave the case to this recipient: it is not returned.') : null),
  ],
  provide_information: [
    ({ information }) => (information === null ? conflict('not_allowed_now', 'No information has been asked for.') : null),
  ],
  decide: decisionRules,
  retry_action: [
    ({ actions }, { actionId }) =>
      actions.some(({ id }) => id === actionId) ? null : contradiction('/actionId', 'names no action of this case'),
    ({ actions }, { actionId }) =>
      actions.some(({ id, status }) => id === actionId && (status === 'failed' || status === 'unknown'))
        ? null
        : conflict('not_allowed_now', 'Only an action that failed is retried.'),
  ],
  give_feedback: [({ feedback }) => (feedback.given ? conflict('already_done', 'Feedback has been given already.') : null)],
  rate_support: [({ feedback }) => (feedback.rated ? conflict('already_done', 'The support received has been rated already.') : null)],
  snooze: [snoozeEnds],
  reassign: [
    (_context, { role, teamId }) =>
      role === 'recipient' && teamId === undefined ? contradiction('/teamId', 'name the team this person takes the case for') : null,
  ],
  cancel: [
    (context) =>
      isActionOpen(context) ? conflict('action_running', 'An action runs, or nobody knows how it ended: settle it first.') : null,
  ],
  update_customer: [
    ({ arbitration }, { statesPosition }) =>
      arbitration !== null && statesPosition
        ? conflict('not_allowed_now', 'While an arbitration is open no message states a position.')
        : null,
    (_context, { at, nextUpdateAt }) => (nextUpdateAt === undefined ? null : future('/nextUpdateAt', { at, instant: nextUpdateAt })),
  ],
};

/** A snooze ends before the earliest promise or SLA clock, and within the policy's limit. */
function snoozeEnds(context: CaseContext, { at, until }: CommandEvent<'snooze'>): Refusal | null {
  const limit = dueAfter(context.rules, { from: at, duration: context.rules.policy.snoozeLimit });
  const { promise, response, resolution } = context.due;
  const clocks = [promise, response, resolution].filter((due): due is number => due !== undefined).map((due) => due - 1);
  const latest = Math.min(limit, ...clocks);
  if (until > at && until <= latest) return null;
  const words = 'must lie in the future, before the promise and the SLA clocks, and within the limit of a snooze';
  return {
    ...contradiction('/until', words),
    details: { errors: [{ pointer: '/until', detail: words }], latest: new Date(latest).toISOString() },
  };
}
