// The promise clock: the moment the customer was told to expect the next word (domain.md §3, life.md §3).
import type { CaseContext, Instant } from '@relais/contracts';
import { arm, dueAfter, stop } from '@relais/domain/clock';
import { counted, currentRound } from './change';

/** True when a promised moment has passed without a word, whether or not its clock was taken. */
export const isPromiseMissed = ({ due }: CaseContext, at: Instant): boolean => due.promise !== undefined && due.promise < at;

/** Sets the next promised moment; a snooze never outlives it. A flag for an earlier one stays until a word is given. */
export function promise(context: CaseContext, { at, due }: { at: Instant; due: Instant }): CaseContext {
  const promised = { ...context, ...arm(context, { name: 'promise', at, due }) };
  const { snooze } = promised.due;
  return snooze !== undefined && snooze > due ? { ...promised, due: { ...promised.due, snooze: due } } : promised;
}

/** A word reached the customer: the promise is kept, or broken if it came too late; nothing is left to flag. */
export function keepPromise(context: CaseContext, at: Instant): CaseContext {
  const unflagged = { ...context, ...stop(context, 'promiseFlag') };
  if (unflagged.due.promise === undefined) return unflagged;
  const result = counted(unflagged, isPromiseMissed(unflagged, at) ? 'promisesBroken' : 'promisesKept');
  return { ...result, ...stop(result, 'promise') };
}

/** A word with the moment of the next one: the policy's where none is named and the customer still waits for a decision (life.md §3). */
export function promiseNext(context: CaseContext, { at, nextUpdateAt }: { at: Instant; nextUpdateAt?: Instant }): CaseContext {
  const awaited = context.counts.transfers > 0 && currentRound(context).implementedAt === null;
  if (nextUpdateAt === undefined && !awaited) return context;
  return promise(context, { at, due: nextUpdateAt ?? promiseOfPolicy(context, at) });
}

const promiseOfPolicy = ({ rules }: CaseContext, at: Instant): Instant => dueAfter(rules, { from: at, duration: rules.policy.promise });

/** Another moment takes the place of the promise without a word to the customer: broken if it was past, else neither. */
export function replacePromise(context: CaseContext, { at, due }: { at: Instant; due: Instant }): CaseContext {
  return promise(isPromiseMissed(context, at) ? counted(context, 'promisesBroken') : context, { at, due });
}

/** True when the customer was told a moment that is still to come; a transfer then leaves it as it is. */
export const isPromiseAhead = ({ due }: CaseContext, at: Instant): boolean => due.promise !== undefined && due.promise > at;

/** At transfer the customer is promised the next word, unless a promise still to come stands already. */
export const promiseAtTransfer = (context: CaseContext, at: Instant): CaseContext =>
  isPromiseAhead(context, at) ? context : promise(keepPromise(context, at), { at, due: promiseOfPolicy(context, at) });

/** The promised moment passed without a word: counted once; a while after the first one missed the supervisor hears of it. */
export function missPromise(context: CaseContext, at: Instant): CaseContext {
  const missed = counted({ ...context, ...stop(context, 'promise') }, 'promisesBroken');
  if (missed.due.promiseFlag !== undefined) return missed;
  const due = dueAfter(context.rules, { from: at, duration: context.rules.policy.promiseFlag });
  return { ...missed, ...arm(missed, { name: 'promiseFlag', at, due }) };
}
