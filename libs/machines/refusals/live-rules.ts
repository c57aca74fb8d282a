// What the length of a call must respect: it started before it ended, and neither lies ahead (domain.md §3, "Live handover").
import type { CaseContext, CommandEvent, Refusal } from '@relais/contracts';
import { contradiction, future } from './refusal';

/** By command, in the order that is answered. */
export const liveRules = {
  end_call: [callEnded],
  move_to_writing: [nextUpdateAhead],
} as const;

function callEnded({ call, rounds }: CaseContext, { at, startedAt, endedAt }: CommandEvent<'end_call'>): Refusal | null {
  if (endedAt > at) return contradiction('/endedAt', 'must not lie ahead');
  if (startedAt !== undefined && startedAt < (rounds[0]?.startedAt ?? 0))
    return contradiction('/startedAt', 'must not lie before the raise');
  return endedAt < (startedAt ?? call?.pickedUpAt ?? endedAt) ? contradiction('/endedAt', 'must not lie before the call started') : null;
}

function nextUpdateAhead(_context: CaseContext, { at, nextUpdateAt }: CommandEvent<'move_to_writing'>): Refusal | null {
  return nextUpdateAt === undefined ? null : future('/nextUpdateAt', { at, instant: nextUpdateAt });
}
