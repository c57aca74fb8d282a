// Questions about what is open: how much opening time lies between two instants, whether it is open, when it opens next.
import type { CompiledCalendar } from './compiled-calendar';
import { assertKnown, CalendarHorizonError, written } from './horizon';
import { openingsFrom } from './openings';

/**
 * Opening time between two instants, in milliseconds that really passed; negative when `to` is before `from`. design.md §6
 * @throws CalendarHorizonError when an instant lies outside the calendar.
 */
export function elapsed(calendar: CompiledCalendar, { from, to }: { from: number; to: number }): number {
  if (to < from) return -elapsed(calendar, { from: to, to: from });
  assertKnown(calendar, from);
  assertKnown(calendar, to);
  let total = 0;
  for (const { start, end } of openingsFrom(calendar, from)) {
    if (start >= to) break;
    total += Math.min(end, to) - Math.max(start, from);
  }
  return total;
}

/**
 * The instant itself when it is open, else the next opening time (epoch milliseconds).
 * @throws CalendarHorizonError when nothing opens any more before the calendar ends.
 */
export function nextOpening(calendar: CompiledCalendar, instant: number): number {
  assertKnown(calendar, instant);
  for (const { start, end } of openingsFrom(calendar, instant)) {
    if (end > instant) return Math.max(start, instant);
  }
  throw new CalendarHorizonError(calendar, `The next opening after ${written(instant)}`);
}

/**
 * Whether it is open at the instant: from opening time (included) to closing time (excluded).
 * @throws CalendarHorizonError when the instant lies outside the calendar.
 */
export function isOpen(calendar: CompiledCalendar, instant: number): boolean {
  assertKnown(calendar, instant);
  for (const { start, end } of openingsFrom(calendar, instant)) {
    if (end > instant) return start <= instant;
  }
  return false;
}
