// Turns the holidays that a calendar names into the dates it closes on, once, when it is saved (ADR 26).
import type { CalendarDocument, ObservedHolidays, WrittenCalendar } from '@relais/contracts';
import { type CalendarFault, CalendarRefusedError } from './calendar-refused';
import { UnknownHolidayPlaceError } from './holiday-places';
import { datesOf, type Holiday, holidaysOf } from './public-holidays';

const place = '/publicHolidays';
// A case is compiled from a year before its raise to ten years after it: five years of cases find every holiday.
const yearsAfter = 15;

/** The last year whose holidays a calendar knows that was saved at an instant (epoch milliseconds). */
export const lastHolidayYear = (savedAt: number): number => new Date(savedAt).getUTCFullYear() + yearsAfter;

/**
 * The dates that a calendar closes on because of the holidays it names, ascending, from the year before `at` (epoch milliseconds) to fifteen
 * after; none when it names none. @throws CalendarRefusedError for an unknown country, region or holiday, each by its place.
 */
export function observedDates({ publicHolidays: observed }: WrittenCalendar, { at }: { at: number }): string[] {
  if (!observed) return [];
  const last = lastHolidayYear(at);
  const years = Array.from({ length: yearsAfter + 2 }, (_, index) => last - yearsAfter - 1 + index);
  const holidays = years.flatMap((year) => knownHolidays(observed, year));
  const faults = (['worked', 'alsoClosed'] as const).flatMap((list) => unknownIds(observed, { list, holidays }));
  if (faults.length > 0) throw new CalendarRefusedError(faults);
  return datesOf(holidays.filter((holiday) => closes(holiday, observed)));
}

/** The calendar with those dates among its holidays, as it is compiled. */
export function withDates({ publicHolidays: _, holidays = [], ...document }: WrittenCalendar, dates: readonly string[]): CalendarDocument {
  const all = [...new Set([...holidays, ...dates])];
  return all.length > 0 ? { ...document, holidays: all } : document;
}

/** A calendar as it would be if it were saved at an instant. @throws CalendarRefusedError */
export const savedCalendar = (written: WrittenCalendar, { at }: { at: number }): CalendarDocument =>
  withDates(written, observedDates(written, { at }));

const closes = ({ id, kind }: Holiday, { worked = [], alsoClosed = [] }: ObservedHolidays): boolean =>
  kind === 'public' ? !worked.includes(id) : alsoClosed.includes(id);

function knownHolidays(observed: ObservedHolidays, year: number): readonly Holiday[] {
  try {
    return holidaysOf(observed, year);
  } catch (error) {
    if (!(error instanceof UnknownHolidayPlaceError)) throw error;
    throw new CalendarRefusedError([{ code: 'unknown_holiday_place', pointer: `${place}/${error.part}`, detail: error.message }]);
  }
}

interface Named {
  readonly list: 'worked' | 'alsoClosed';
  readonly holidays: readonly Holiday[];
}

/** A public holiday is closed anyway, and another is worked anyway: naming it in the other list is a mistake too. */
function unknownIds(observed: ObservedHolidays, { list, holidays }: Named): CalendarFault[] {
  const fitting = holidays.filter(({ kind, dates }) => dates.length > 0 && (kind === 'public') === (list === 'worked'));
  const ids = new Set(fitting.map(({ id }) => id));
  return (observed[list] ?? []).flatMap((id, index) => {
    if (ids.has(id)) return [];
    const kind = list === 'worked' ? 'public holiday' : 'holiday, other than the public ones,';
    const detail = `There is no ${kind} ${JSON.stringify(id)} there; known are ${[...ids].join(' · ') || 'none'}.`;
    return [{ code: 'unknown_holiday', pointer: `${place}/${list}/${index}`, detail } as const];
  });
}
