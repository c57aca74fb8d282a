// Says loudly where a compiled calendar ends, instead of guessing rules that nobody knew when it was compiled.
import type { CompiledCalendar } from './compiled-calendar';
import { dayAt, instantOf, millisecondsOfDay } from './local-time';

/**
 * An instant or an answer lies outside the days that the calendar was compiled for (`code` `beyond_calendar_horizon`).
 * `from` (included) and `until` (excluded) are those limits, in epoch milliseconds. design.md §1.5
 */
export class CalendarHorizonError extends Error {
  readonly code = 'beyond_calendar_horizon';
  readonly from: number;
  readonly until: number;

  constructor(calendar: CompiledCalendar, what: string) {
    const from = instantOf(calendar, calendar.firstDay * millisecondsOfDay);
    const until = instantOf(calendar, (calendar.lastDay + 1) * millisecondsOfDay);
    const days = `${written(from)} to ${written(until)}`;
    super(`${what} lies outside the calendar (${calendar.timeZone}, ${days}). Ask for less, or compile it from another instant.`);
    this.name = 'CalendarHorizonError';
    this.from = from;
    this.until = until;
  }
}

/** Refuses an instant on a day that the calendar does not know, NaN included. */
export function assertKnown(calendar: CompiledCalendar, instant: number): void {
  const day = dayAt(calendar, instant);
  if (day >= calendar.firstDay && day <= calendar.lastDay) return;
  throw new CalendarHorizonError(calendar, `The instant ${written(instant)}`);
}

/** An instant as people read it in a refusal, ISO 8601 UTC; what is none, as it is. */
export function written(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString();
}
