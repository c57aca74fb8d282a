// Adds a duration to an instant, or takes it off, on a calendar.
import type { CompiledCalendar } from './compiled-calendar';
import { type Duration, formatDuration } from './duration';
import { assertKnown, CalendarHorizonError, written } from './horizon';
import { instantOf, millisecondsOfDay, wallClockAt } from './local-time';
import { openingsBackFrom, openingsFrom } from './openings';

export interface DeadlineQuestion {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly duration: Duration;
}

/**
 * The instant (epoch milliseconds) at which `duration` has passed since `from` (design.md §6, life.md §3).
 * Opening time is counted as it really passes; one that ends exactly at closing time stays there. Days lead to the same wall-clock time
 * (in a gap the first instant after it, in a fold the first of the two), moved into the next opening. Zero from a closed
 * instant is the next opening; closing time itself counts as the end of its opening, not as closed.
 * @throws CalendarHorizonError when `from` or the answer lies outside the calendar, or nothing opens any more.
 */
export function deadline(calendar: CompiledCalendar, { from, duration }: DeadlineQuestion): number {
  switch (duration.kind) {
    case 'always':
      return from + duration.milliseconds;
    case 'opening':
      return addOpeningTime(calendar, { from, milliseconds: duration.milliseconds });
    case 'days':
      assertKnown(calendar, from);
      return addOpeningTime(calendar, { from: daysAway(calendar, { from, days: duration.days }), milliseconds: 0 });
  }
}

/**
 * The instant `duration` before `from`: the mirror of {@link deadline}. Zero from a closed instant is the previous
 * closing; a result exactly at opening time stays there; days earlier are moved back into the previous closing.
 * @throws CalendarHorizonError as {@link deadline}.
 */
export function deadlineBefore(calendar: CompiledCalendar, { from, duration }: DeadlineQuestion): number {
  switch (duration.kind) {
    case 'always':
      return from - duration.milliseconds;
    case 'opening':
      return takeOpeningTime(calendar, { from, milliseconds: duration.milliseconds });
    case 'days':
      assertKnown(calendar, from);
      return takeOpeningTime(calendar, { from: daysAway(calendar, { from, days: -duration.days }), milliseconds: 0 });
  }
}

function addOpeningTime(calendar: CompiledCalendar, { from, milliseconds }: { from: number; milliseconds: number }): number {
  assertKnown(calendar, from);
  let left = milliseconds;
  for (const opening of openingsFrom(calendar, from)) {
    const start = Math.max(opening.start, from);
    if (left <= opening.end - start) return start + left;
    left -= opening.end - start;
  }
  throw new CalendarHorizonError(calendar, `The deadline ${formatDuration(milliseconds)} of opening time after ${written(from)}`);
}

function takeOpeningTime(calendar: CompiledCalendar, { from, milliseconds }: { from: number; milliseconds: number }): number {
  assertKnown(calendar, from);
  let left = milliseconds;
  for (const opening of openingsBackFrom(calendar, from)) {
    const end = Math.min(opening.end, from);
    if (left <= end - opening.start) return end - left;
    left -= end - opening.start;
  }
  throw new CalendarHorizonError(calendar, `The instant ${formatDuration(milliseconds)} of opening time before ${written(from)}`);
}

// Zero days keep the instant: going through the wall clock would move the second pass of a fold to the first.
function daysAway(calendar: CompiledCalendar, { from, days }: { from: number; days: number }): number {
  return days === 0 ? from : instantOf(calendar, wallClockAt(calendar, from) + days * millisecondsOfDay);
}
