// Public holidays as plain dates, so that a calendar lists what it closes on and nobody has to trust a library later.
import Holidays from 'date-holidays';
import { atPlace, type HolidayPlace } from './holiday-places';

export interface HolidayQuestion extends HolidayPlace {
  readonly fromYear: number;
  readonly years: number;
}

/** One holiday of one year. */
export interface Holiday {
  /** What it is calculated by: the same each year, and in every language. */
  readonly id: string;
  /** The whole days it lasts, `YYYY-MM-DD`; none when it lasts hours only. */
  readonly dates: readonly string[];
  readonly names: { readonly fr: string; readonly en: string };
  readonly kind: 'public' | 'bank' | 'school' | 'optional' | 'observance';
}

const known = new Map<string, readonly Holiday[]>();
// Some six hundred places exist; a place takes a few kilobytes a year.
const mostKnown = 2000;

/**
 * All holidays of a place in a year, by date. The data is that of date-holidays (CC BY-SA 3.0).
 * @throws UnknownHolidayPlaceError for a country or region without data (the library alone would answer with none).
 */
export function holidaysOf(place: HolidayPlace, year: number): readonly Holiday[] {
  const key = `${place.country} ${place.region ?? ''} ${year}`;
  const before = known.get(key);
  if (before) return before;
  const holidays = calculated(atPlace(place), year);
  if (known.size >= mostKnown) known.clear();
  known.set(key, holidays);
  return holidays;
}

/** The days that are public holidays, `YYYY-MM-DD` ascending, for `years` years from `fromYear` on. @throws UnknownHolidayPlaceError */
export function publicHolidays({ fromYear, years, ...place }: HolidayQuestion): string[] {
  const all = Array.from({ length: years }, (_, index) => holidaysOf(place, fromYear + index)).flat();
  return datesOf(all.filter(({ kind }) => kind === 'public'));
}

/** Every day of these holidays once, ascending. */
export const datesOf = (holidays: readonly Holiday[]): string[] => [...new Set(holidays.flatMap(({ dates }) => dates))].sort();

function calculated(source: Holidays, year: number): Holiday[] {
  const french = new Map(source.getHolidays(year, 'fr').map(({ rule, date, name }) => [`${rule} ${date}`, name]));
  const holidays = new Map<string, Holiday>();
  for (const { rule, date, start, end, name, type } of source.getHolidays(year, 'en')) {
    const dates = [...(holidays.get(`${rule} ${type}`)?.dates ?? []), ...wholeDays(date, end.getTime() - start.getTime())];
    const names = { fr: french.get(`${rule} ${date}`) ?? name, en: name };
    holidays.set(`${rule} ${type}`, { id: rule, dates, names: holidays.get(`${rule} ${type}`)?.names ?? names, kind: type });
  }
  return [...holidays.values()];
}

// An hour of tolerance for a day shortened by a zone change. Feasts that begin on the eve are named by their first whole day.
function wholeDays(date: string, milliseconds: number): string[] {
  const count = Math.floor((milliseconds + 3_600_000) / 86_400_000);
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}
