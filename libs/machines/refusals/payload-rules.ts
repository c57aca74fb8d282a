// What a command's own fields must not contradict, per command, in order (life.md §2, "rule"): the first that fails is the answer.
import type { CaseContext, CommandEvent, CommandName, Refusal } from '@relais/contracts';
import { dueAfter } from '@relais/domain/clock';
import { arbitrationRules } from './arbitration-rules';
import { decisionRules } from './decision-rules';
import { liveRules } from './live-rules';
import { conflict, contradiction, future } from './refusal';

type PayloadRule<Name extends CommandName> = (context: CaseContext, event: CommandEvent<Name>) => Refusal | null;

const payloadRules: { readonly [Name in CommandName]?: readonly PayloadRule<Name>[] } = {
  acknowledge: [(_context, { at, promisedAt }) => future('/promisedAt', { at, instant: promisedAt })],
  decide: decisionRules,
  ...arbitrationRules,
  ...liveRules,
  retry_action: [knownAction, failedAction],
  snooze: [snoozeEnds],
  reassign: [recipientWithTeam],
  update_customer: [
    noPositionInArbitration,
    (_context, { at, nextUpdateAt }) => (nextUpdateAt === undefined ? null : future('/nextUpdateAt', { at, instant: nextUpdateAt })),
  ],
};

/** What the command's fields contradict, or null. */
export function contradictionOf(context: CaseContext, event: CommandEvent): Refusal | null {
  for (const rule of (payloadRules[event.type] ?? []) as readonly PayloadRule<CommandName>[]) {
    const refusal = rule(context, event);
    if (refusal !== null) return refusal;
  }
  return null;
}

function knownAction({ actions }: CaseContext, { actionId }: CommandEvent<'retry_action'>): Refusal | null {
  return actions.some(({ id }) => id === actionId) ? null : contradiction('/actionId', 'names no action of this case');
}

function failedAction({ actions }: CaseContext, { actionId }: CommandEvent<'retry_action'>): Refusal | null {
  const failed = actions.some(({ id, status }) => id === actionId && (status === 'failed' || status === 'unknown'));
  return failed ? null : conflict('not_allowed_now', 'Only an action that failed is retried.');
}

function recipientWithTeam(_context: CaseContext, { role, teamId }: CommandEvent<'reassign'>): Refusal | null {
  return role === 'recipient' && teamId === undefined ? contradiction('/teamId', 'name the team this person takes the case for') : null;
}

/** Until the one message that ends an arbitration has left, no other speaks for it (domain.md §8). */
function noPositionInArbitration(
  { arbitration, settlementMessage }: CaseContext,
  { statesPosition }: CommandEvent<'update_customer'>,
): Refusal | null {
  if ((arbitration === null && settlementMessage === undefined) || !statesPosition) return null;
  return conflict('not_allowed_now', 'Until the message that ends an arbitration has left, no other message states a position.');
}

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
