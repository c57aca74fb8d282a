// The document read into days: the weekly pattern, the holidays and the exceptions, each day counted from 1970-01-01.
import type { CalendarDocument } from '@relais/contracts';
import { Temporal } from 'temporal-polyfill';
import type { CalendarFault } from './calendar-refused';
import { type Period, readPeriods } from './periods';

export interface Schedule {
  /** Seven days, Monday first. */
  readonly week: readonly (readonly Period[])[];
  readonly holidays: ReadonlySet<number>;
  readonly exceptions: ReadonlyMap<number, DatedPeriods>;
}

export interface DatedPeriods {
  readonly pointer: string;
  readonly periods: readonly Period[];
}

/** The days of a week as a calendar names them, from Monday on. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Reads the whole document; every fault found on the way is added to `faults`. */
export function readSchedule(document: CalendarDocument, faults: CalendarFault[]): Schedule {
  const week = weekdays.map((name) => readPeriods({ periods: document.week[name] ?? [], pointer: `/week/${name}`, day: name }, faults));
  const holidays = new Set<number>();
  for (const [index, date] of (document.holidays ?? []).entries()) {
    const day = dayOf({ date, pointer: `/holidays/${index}` }, faults);
    if (day !== undefined) holidays.add(day);
  }
  return { week, holidays, exceptions: readExceptions(document.exceptions ?? [], faults) };
}

/** The periods that hold on a day: an exception wins over a holiday, a holiday over the weekly pattern. */
export function periodsOn({ week, holidays, exceptions }: Schedule, day: number): readonly Period[] {
  const exception = exceptions.get(day);
  if (exception) return exception.periods;
  // 1970-01-01 was a Thursday; the pattern starts on Monday.
  return holidays.has(day) ? [] : (week[(((day + 3) % 7) + 7) % 7] as readonly Period[]);
}

type WrittenException = NonNullable<CalendarDocument['exceptions']>[number];

function readExceptions(written: readonly WrittenException[], faults: CalendarFault[]): Map<number, DatedPeriods> {
  const exceptions = new Map<number, DatedPeriods>();
  for (const [index, { date, periods }] of written.entries()) {
    const pointer = `/exceptions/${index}`;
    const day = dayOf({ date, pointer: `${pointer}/date` }, faults);
    if (day === undefined) continue;
    if (exceptions.has(day)) {
      faults.push({
        code: 'duplicate_exception',
        pointer: `${pointer}/date`,
        detail: `${date} has an exception already: join the two.`,
      });
    } else {
      exceptions.set(day, { pointer, periods: readPeriods({ periods, pointer: `${pointer}/periods`, day: date }, faults) });
    }
  }
  return exceptions;
}

function dayOf({ date, pointer }: { date: string; pointer: string }, faults: CalendarFault[]): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  try {
    const plain = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' });
    return new Temporal.PlainDate(1970, 1, 1).until(plain, { largestUnit: 'day' }).days;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.push({ code: 'invalid_date', pointer, detail: `${JSON.stringify(date)} is no date: write YYYY-MM-DD.` });
    return undefined;
  }
}
