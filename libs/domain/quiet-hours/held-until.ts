// Says until when quiet hours hold a message that is about to leave.
import type { Addressee, CaseClass, Instant, MessageKind, QuietHours, QuietPeriod } from '@relais/contracts';
import { instantOf, millisecondsOfDay, millisecondsOfMinute, wallClockAt, type Zone } from '../calendar';
import { mayWait } from './may-wait';

export interface HeldMessage {
  readonly message: { readonly kind: MessageKind; readonly to: Addressee };
  readonly case: {
    readonly class: CaseClass;
    /** The customer is on the phone. */
    readonly live: boolean;
    /** When the customer was promised the next word; null while nothing is promised. */
    readonly promisedAt: Instant | null;
  };
  readonly quietHours: QuietHours;
  /** Of whoever reads it. */
  readonly zone: Zone;
  /** When it would leave, epoch milliseconds. */
  readonly at: Instant;
}

/** The end of the quiet period that holds the message; null for one that leaves now: out of quiet hours, or not to wait. */
export function heldUntil({ message, case: { class: caseClass, live, promisedAt }, quietHours, zone, at }: HeldMessage): Instant | null {
  const { customers, staff } = quietHours;
  const period = message.to === 'customer' ? customers : staff;
  // Incidents run around the clock (domain.md §3, "Class").
  if (!period || !mayWait(message) || caseClass === 'incident' || live) return null;
  const end = endOfQuiet(period, { zone, at });
  const late = promisedAt !== null && end !== null && end > promisedAt;
  return late ? null : end;
}

/** The instant at which quiet ends; null when it is not quiet. The end belongs to the day: a message of that minute leaves. */
export function endOfQuiet({ from, to }: QuietPeriod, { zone, at }: { zone: Zone; at: Instant }): Instant | null {
  const [start, end] = [minutesOf(from) * millisecondsOfMinute, minutesOf(to) * millisecondsOfMinute];
  const wallClock = wallClockAt(zone, at);
  const midnight = Math.floor(wallClock / millisecondsOfDay) * millisecondsOfDay;
  const now = wallClock - midnight;
  const overMidnight = start > end;
  const quiet = overMidnight ? now >= start || now < end : now >= start && now < end;
  if (!quiet) return null;
  const wakes = instantOf(zone, midnight + end + (overMidnight && now >= start ? millisecondsOfDay : 0));
  // The end comes twice where clocks go back, and ends the quiet the first time.
  return wakes > at ? wakes : null;
}

const minutesOf = (wallClock: string): number => {
  const [hours = 0, minutes = 0] = wallClock.split(':').map(Number);
  return hours * 60 + minutes;
};
