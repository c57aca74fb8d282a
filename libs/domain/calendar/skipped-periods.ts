// Explains a deadline: the closed stretches that were crossed, and why each of them was closed.
import type { CompiledCalendar } from './compiled-calendar';
import { assertKnown } from './horizon';
import { dayAt, instantOf, millisecondsOfDay } from './local-time';
import { kindOfDay, openingsFrom } from './openings';

export type SkipReason = 'closed_hours' | 'holiday' | 'exception';

/** A closed stretch, epoch milliseconds, `to` excluded. */
export interface SkippedPeriod {
  readonly from: number;
  readonly to: number;
  readonly reason: SkipReason;
}

const reasonOf = { weekday: 'closed_hours', holiday: 'holiday', exception: 'exception' } as const;

/**
 * The closed stretches between two instants (in either order), ascending. A stretch is cut at local midnight around each holiday and each
 * day with an exception, so that every such day is named by itself; other closed time stays in one piece. design.md §6
 * @throws CalendarHorizonError when an instant lies outside the calendar.
 */
export function skippedPeriods(calendar: CompiledCalendar, { from, to }: { from: number; to: number }): SkippedPeriod[] {
  if (to < from) return skippedPeriods(calendar, { from: to, to: from });
  assertKnown(calendar, from);
  assertKnown(calendar, to);
  const skipped: SkippedPeriod[] = [];
  let cursor = from;
  for (const { start, end } of openingsFrom(calendar, from)) {
    if (start >= to) break;
    if (start > cursor) skipped.push(...cutByDay(calendar, { from: cursor, to: start }));
    cursor = Math.max(cursor, end);
  }
  if (cursor < to) skipped.push(...cutByDay(calendar, { from: cursor, to }));
  return skipped;
}

function cutByDay(calendar: CompiledCalendar, stretch: { from: number; to: number }): SkippedPeriod[] {
  const pieces: SkippedPeriod[] = [];
  let day = dayAt(calendar, stretch.from);
  for (let from = stretch.from; from < stretch.to; day++) {
    const to = Math.min(stretch.to, instantOf(calendar, (day + 1) * millisecondsOfDay));
    // A day that the zone left out, or the second pass of a fold over midnight: nothing of this day is left.
    if (to <= from) continue;
    const reason = reasonOf[kindOfDay(calendar, day)];
    const last = pieces.at(-1);
    if (reason === 'closed_hours' && last?.reason === reason) pieces[pieces.length - 1] = { ...last, to };
    else pieces.push({ from, to, reason });
    from = to;
  }
  return pieces;
}
