// A customer on the phone: how long they waited, how long the call was, and when it is over for good (domain.md §3 "Live handover", §7).
import type { CaseContext, LiveTargets } from '@relais/contracts';
import { stop } from '@relais/domain/clock';
import { type ChangeBy } from './change';

const minute = 60_000;
// Those of a case born before there was a choice.
const usual: LiveTargets = { waitMinutes: 10, shortestCallMinutes: 5, longestCallMinutes: 8 };
const targetsOf = ({ rules }: CaseContext): LiveTargets => rules.policy.live ?? usual;

/** The wait ends at the pick-up; it began when the case was raised. A pick-up recorded before calls were has none. */
export const startCall: ChangeBy<'pick_up'> = (context, { at, onTheLine }) => {
  if (onTheLine === undefined) return context;
  const waitedMilliseconds = at - (context.rounds[0]?.startedAt ?? at);
  const isWaitWithinTarget = waitedMilliseconds < targetsOf(context).waitMinutes * minute;
  const call = { pickedUpAt: at, waitedMilliseconds, isWaitWithinTarget, onTheLine, lengthMilliseconds: null, isLengthUsual: null };
  return { ...context, call };
};

/** Outside the usual length is shown, not refused. */
export const endCall: ChangeBy<'end_call'> = (context, { startedAt, endedAt, onTheLine }) => {
  const { call } = context;
  if (call === undefined) throw new Error('only a call that was picked up ends');
  const lengthMilliseconds = endedAt - (startedAt ?? call.pickedUpAt);
  const { shortestCallMinutes, longestCallMinutes } = targetsOf(context);
  const isLengthUsual = lengthMilliseconds >= shortestCallMinutes * minute && lengthMilliseconds <= longestCallMinutes * minute;
  return { ...context, call: { ...call, lengthMilliseconds, isLengthUsual, onTheLine: onTheLine ?? call.onTheLine } };
};

/** From now on in writing: nobody picks up any more. */
export const moveToWriting: ChangeBy<'move_to_writing'> = (context, { at }) => ({
  ...context,
  ...stop(context, 'pickUp'),
  writingSince: at,
});
