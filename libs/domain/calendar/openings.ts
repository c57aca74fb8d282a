// The openings of a calendar as instants, lazily, forwards and backwards from an instant: all arithmetic walks over these.
import type { CompiledCalendar } from './compiled-calendar';
import { countUpTo, dayAt, instantOf, millisecondsOfDay, millisecondsOfMinute } from './local-time';

/** A stretch of opening time; its real length is `end - start`, whatever the wall clock says. Epoch milliseconds. */
export interface Opening {
  readonly start: number;
  readonly end: number;
}

export type DayKind = 'exception' | 'holiday' | 'weekday';

const closedAllDay: readonly number[] = [];

function exceptionIndex(calendar: CompiledCalendar, day: number): number {
  const index = countUpTo(calendar.exceptionDays, day) - 1;
  return calendar.exceptionDays[index] === day ? index : -1;
}

/** What decides the periods of a day: a dated exception wins over a holiday, a holiday over the weekly pattern. */
export function kindOfDay(calendar: CompiledCalendar, day: number): DayKind {
  if (exceptionIndex(calendar, day) >= 0) return 'exception';
  return calendar.holidays[countUpTo(calendar.holidays, day) - 1] === day ? 'holiday' : 'weekday';
}

function periodsOf(calendar: CompiledCalendar, day: number): readonly number[] {
  const exception = exceptionIndex(calendar, day);
  if (exception >= 0) return calendar.exceptionPeriods[exception] as readonly number[];
  if (calendar.holidays[countUpTo(calendar.holidays, day) - 1] === day) return closedAllDay;
  // 1970-01-01 was a Thursday; the pattern starts on Monday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return calendar.week[weekday] as readonly number[];
}

function openingAt(calendar: CompiledCalendar, place: { day: number; start: number; end: number }): Opening {
  const midnight = place.day * millisecondsOfDay;
  return {
    start: instantOf(calendar, midnight + place.start * millisecondsOfMinute),
    end: instantOf(calendar, midnight + place.end * millisecondsOfMinute),
  };
}

/**
 * Openings that end at or after `instant`, in order of time, up to the last day of the calendar.
 * Starts one day earlier because a shift may run over midnight. A period swallowed by a gap does not open.
 */
export function* openingsFrom(calendar: CompiledCalendar, instant: number): Generator<Opening> {
  for (let day = dayAt(calendar, instant) - 1; day <= calendar.lastDay; day++) {
    const periods = periodsOf(calendar, day);
    for (let index = 0; index < periods.length; index += 2) {
      const opening = openingAt(calendar, { day, start: periods[index] as number, end: periods[index + 1] as number });
      if (opening.end >= instant && opening.end > opening.start) yield opening;
    }
  }
}

/**
 * Openings that start at or before `instant`, latest first, down to the first day of the calendar.
 * Starts one day later because in a fold over midnight the next day has begun once already.
 */
export function* openingsBackFrom(calendar: CompiledCalendar, instant: number): Generator<Opening> {
  for (let day = dayAt(calendar, instant) + 1; day >= calendar.firstDay; day--) {
    const periods = periodsOf(calendar, day);
    for (let index = periods.length - 2; index >= 0; index -= 2) {
      const opening = openingAt(calendar, { day, start: periods[index] as number, end: periods[index + 1] as number });
      if (opening.start <= instant && opening.end > opening.start) yield opening;
    }
  }
}
