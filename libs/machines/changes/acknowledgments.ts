// The hand-over of responsibility: acknowledged or picked up (domain.md §3 "Responsibility").
import type { Actor, CaseContext, Instant } from '@relais/contracts';
import { dueAfter, stop } from '@relais/domain/clock';
import { type Change, type ChangeBy, withRound } from './change';
import { keepPromise, promiseNext, replacePromise } from './promises';
import { endServiceLevel } from './service-levels';

/** "I have it, I answer by T": the recipient owns the case and the promise is theirs. */
export const acknowledge: ChangeBy<'acknowledge'> = (context, { actor, at, promisedAt }) =>
  replacePromise(takeOver(context, { actor, at }), { at, due: promisedAt });

/** The customer is on the line: the word is given now, the next one follows the policy. */
export const pickUp: ChangeBy<'pick_up'> = (context, { actor, at }) =>
  promiseNext(keepPromise(takeOver(context, { actor, at }), at), { at });

function takeOver(context: CaseContext, { actor, at }: { actor: Actor; at: Instant }): CaseContext {
  if (actor.userId === null) throw new Error('only a person acknowledges');
  const { recipient } = context;
  const mine = { ...(recipient ?? { teamId: null, backupUserId: null }), userId: actor.userId };
  const owned = { ...context, recipient: mine, ownerId: actor.userId, acknowledged: { by: actor.userId, at }, settled: false };
  return meetResponse({ ...owned, counts: { ...context.counts, returnsInARow: 0 } }, at);
}

/** Somebody has the case: the response clock is met, once in a round. */
export const meetResponse = (context: CaseContext, at: Instant): CaseContext => {
  const met = endServiceLevel(context, { target: 'response', at });
  return withRound(met, { acknowledgedAt: met.rounds.at(-1)?.acknowledgedAt ?? at });
};

/** Nobody picked up: a call-back is promised and becomes the promise clock (domain.md §3, "Live handover"). */
export const promiseCallBack: Change = (context, { at }) => {
  const due = dueAfter(context.rules, { from: at, duration: context.rules.policy.callBack });
  const unheard = { ...context, ...stop(context, 'pickUp') };
  return replacePromise({ ...unheard, ...stop(unheard, 'promiseFlag') }, { at, due });
};
