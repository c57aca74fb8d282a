// Turns a calendar as people write it into the integers that a case carries, refusing what could not keep a clock running.
import type { CalendarDocument, CompiledCalendar } from '@relais/contracts';
import { CalendarHorizonError, millisecondsOfDay, nextOpening } from '../calendar';
import { type CalendarFault, CalendarRefusedError } from './calendar-refused';
import { overlapFaults } from './overlaps';
import { flatten } from './periods';
import { readSchedule, type Schedule } from './schedule';
import { isTimeZone, localDay, zoneOffsets } from './zone-offsets';

// Enough to count backwards from a birth, and ten years for the longest life (design.md §1.5).
const daysBefore = 366;
const daysAfter = 3653;

/**
 * Compiles a document for instants from a year before `from` (epoch milliseconds) to ten years after it (design.md §1.5, §6).
 *
 * - A period that ends at or before its start belongs to the day it starts on and runs into the next day, also when that is a holiday or an
 *   exception; `["08:00","08:00"]` lasts the whole way round. On a holiday no shift starts.
 * - A dated exception replaces the periods of its day, those of a holiday too. Periods that touch are joined.
 * - Dates outside the compiled days are left out; after the last listed holiday the weekly pattern holds alone.
 * @throws CalendarRefusedError naming every fault: unknown zone, unreadable time or date, overlap, a second exception of one date, nothing that
 * opens after `from`.
 */
export function compileCalendar(document: CalendarDocument, { from }: { from: number }): CompiledCalendar {
  const faults: CalendarFault[] = [];
  if (!isTimeZone(document.timeZone)) {
    const detail = `${JSON.stringify(document.timeZone)} is not a known time zone: write an IANA name, as Europe/Paris.`;
    faults.push({ code: 'unknown_time_zone', pointer: '/timeZone', detail });
  }
  const schedule = readSchedule(document, faults);
  faults.push(...overlapFaults(schedule));
  if (faults.length > 0) throw new CalendarRefusedError(faults);
  const calendar = compile(schedule, { timeZone: document.timeZone, from });
  assertOpens(calendar, from);
  return calendar;
}

function compile({ week, holidays, exceptions }: Schedule, { timeZone, from }: { timeZone: string; from: number }): CompiledCalendar {
  const firstDay = localDay(timeZone, from) - daysBefore;
  const lastDay = firstDay + daysBefore + daysAfter;
  // The day before the first and the one after the last are still looked at, for shifts over midnight.
  const within = (day: number): boolean => day >= firstDay - 1 && day <= lastDay + 1;
  const ascending = (one: number, other: number): number => one - other;
  const exceptionDays = [...exceptions.keys()].filter(within).sort(ascending);
  return {
    timeZone,
    week: week.map(flatten),
    firstDay,
    lastDay,
    holidays: [...holidays].filter(within).sort(ascending),
    exceptionDays,
    exceptionPeriods: exceptionDays.map((day) => flatten(exceptions.get(day)?.periods ?? [])),
    ...zoneOffsets(timeZone, { from: (firstDay - 3) * millisecondsOfDay, until: (lastDay + 4) * millisecondsOfDay }),
  };
}

function assertOpens(calendar: CompiledCalendar, from: number): void {
  try {
    nextOpening(calendar, from);
  } catch (error) {
    if (!(error instanceof CalendarHorizonError)) throw error;
    const detail = 'Nothing opens in the ten years to come: give at least one weekday a period.';
    throw new CalendarRefusedError([{ code: 'never_opens', pointer: '/week', detail }]);
  }
}
