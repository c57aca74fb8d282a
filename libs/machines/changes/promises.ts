// The promise clock: the moment the customer was told to expect the next word (domain.md §3, life.md §3).
import type { CaseContext, Instant } from '@relais/contracts';
import { arm, dueAfter, stop } from '@relais/domain/clock';
import { counted } from './change';

/** True when a promised moment has passed without a word, whether or not its clock was taken. */
export const isPromiseMissed = ({ due }: CaseContext, at: Instant): boolean => due.promise !== undefined && due.promise < at;

/** Sets the next promised moment; a snooze never outlives it. */
export function promise(context: CaseContext, { at, due }: { at: Instant; due: Instant }): CaseContext {
  const promised = { ...context, ...arm({ ...context, ...stop(context, 'promiseFlag') }, { name: 'promise', at, due }) };
  const { snooze } = promised.due;
  return snooze !== undefined && snooze > due ? { ...promised, due: { ...promised.due, snooze: due } } : promised;
}

/** A word reached the customer: the promise is kept, or broken if it came too late. */
export function keepPromise(context: CaseContext, at: Instant): CaseContext {
  if (context.due.promise === undefined) return { ...context, ...stop(context, 'promiseFlag') };
  const result = counted(context, isPromiseMissed(context, at) ? 'promisesBroken' : 'promisesKept');
  const stopped = { ...result, ...stop(result, 'promise') };
  return { ...stopped, ...stop(stopped, 'promiseFlag') };
}

/** Another moment takes the place of the promise without a word to the customer: broken if it was past, else neither. */
export function replacePromise(context: CaseContext, { at, due }: { at: Instant; due: Instant }): CaseContext {
  return promise(isPromiseMissed(context, at) ? counted(context, 'promisesBroken') : context, { at, due });
}

/** At transfer the customer is promised the next word, unless a promise still to come stands already. */
export function promiseAtTransfer(context: CaseContext, at: Instant): CaseContext {
  if (context.due.promise !== undefined && context.due.promise > at) return context;
  const due = dueAfter(context.rules, { from: at, duration: context.rules.policy.promise });
  return promise(keepPromise(context, at), { at, due });
}

/** The promised moment passed without a word: counted once; a while later the supervisor hears of it. */
export function missPromise(context: CaseContext, at: Instant): CaseContext {
  const missed = counted({ ...context, ...stop(context, 'promise') }, 'promisesBroken');
  return {
    ...missed,
    ...arm(missed, { name: 'promiseFlag', at, due: dueAfter(context.rules, { from: at, duration: context.rules.policy.promiseFlag }) }),
  };
}
