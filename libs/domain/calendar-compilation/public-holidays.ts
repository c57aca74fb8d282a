// Public holidays as plain dates, so that a calendar lists what it closes on and nobody has to trust a library later.
import Holidays from 'date-holidays';

export interface HolidayQuestion {
  /** ISO 3166-1 country code, as `FR`. */
  readonly country: string;
  /** State of the country, or state and region, as the holiday data names them: `67`, `BY`, `BY-A`. */
  readonly region?: string;
  readonly fromYear: number;
  readonly years: number;
}

/** The holiday data has no such place (`code` `unknown_holiday_region`); the message lists what it knows. */
export class UnknownHolidayRegionError extends Error {
  readonly code = 'unknown_holiday_region';

  constructor(place: string, known: readonly string[]) {
    super(
      `There is no holiday data for ${JSON.stringify(place)}; known are ${known.join(', ') || 'no parts of this country: leave the region out'}.`,
    );
    this.name = 'UnknownHolidayRegionError';
  }
}

/**
 * The days that are public holidays, `YYYY-MM-DD` ascending, for `years` years from `fromYear` on. Only holidays that last
 * whole days; those of several days give each of them. The data is that of date-holidays (CC BY 3.0).
 * @throws UnknownHolidayRegionError for a country or region without data (the library alone would answer with none).
 */
export function publicHolidays({ country, region, fromYear, years }: HolidayQuestion): string[] {
  const source = holidaysOf(country, region);
  const dates = new Set<string>();
  for (let year = fromYear; year < fromYear + years; year++) {
    for (const { type, date, start, end } of source.getHolidays(year)) {
      if (type === 'public') for (const day of wholeDays(date, end.getTime() - start.getTime())) dates.add(day);
    }
  }
  return [...dates].sort();
}

function holidaysOf(country: string, place: string | undefined): Holidays {
  const source = new Holidays();
  assertKnownPlace({ place: country, known: source.getCountries() });
  if (place === undefined) return new Holidays(country);
  const [state = '', region] = place.split('-');
  assertKnownPlace({ place: state, known: source.getStates(country) });
  if (region === undefined) return new Holidays(country, state);
  assertKnownPlace({ place: region, known: source.getRegions(country, state) });
  return new Holidays(country, state, region);
}

function assertKnownPlace({ place, known = {} }: { place: string; known: Record<string, string> | undefined }): void {
  if (!Object.hasOwn(known, place)) throw new UnknownHolidayRegionError(place, Object.keys(known));
}

// An hour of tolerance for a day shortened by a zone change. Feasts that begin on the eve are named by their first whole day.
function wholeDays(date: string, milliseconds: number): string[] {
  const count = Math.floor((milliseconds + 3_600_000) / 86_400_000);
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}
