// The countries and regions that holidays are known of, so that a mistyped one is not taken for one without holidays.
import Holidays from 'date-holidays';

export interface HolidayPlace {
  /** ISO 3166-1 country code, as `FR`. */
  readonly country: string;
  /** State of the country, or state and region, as the holiday data names them: `67`, `BY`, `BY-A`. */
  readonly region?: string | undefined;
}

/** The holiday data has no such place (`code` `unknown_holiday_place`); the message lists what it knows. */
export class UnknownHolidayPlaceError extends Error {
  readonly code = 'unknown_holiday_place';

  /** Country or region: the part that is not known. */
  readonly part: keyof HolidayPlace;

  constructor({ part, place, known }: { part: keyof HolidayPlace; place: string; known: readonly string[] }) {
    const remedy = known.join(', ') || 'no parts of this country: leave the region out';
    super(`There is no holiday data for ${JSON.stringify(place)}; known are ${remedy}.`);
    this.part = part;
    this.name = 'UnknownHolidayPlaceError';
  }
}

const languages = ['fr', 'en'];

/** The library's own object for a place. @throws UnknownHolidayPlaceError */
export function atPlace({ country, region: place }: HolidayPlace): Holidays {
  const source = new Holidays();
  assertKnown('country', { place: country, known: source.getCountries() });
  if (place === undefined) return new Holidays(country, { languages });
  const [state = '', region] = place.split('-');
  assertKnown('region', { place: state, known: source.getStates(country) });
  if (region === undefined) return new Holidays(country, state, { languages });
  assertKnown('region', { place: region, known: source.getRegions(country, state) });
  return new Holidays(country, state, region, { languages });
}

function assertKnown(part: keyof HolidayPlace, { place, known = {} }: { place: string; known: Record<string, string> | undefined }): void {
  if (!Object.hasOwn(known, place)) throw new UnknownHolidayPlaceError({ part, place, known: Object.keys(known) });
}

export interface ListedCountry {
  readonly country: string;
  readonly names: { readonly fr: string; readonly en: string };
  readonly regions: readonly { readonly region: string; readonly name: string }[];
}

/** Every country with its regions, states and their regions alike, by code. */
export function holidayPlaces(): ListedCountry[] {
  const source = new Holidays();
  const french = new Intl.DisplayNames('fr', { type: 'region' });
  const english = new Intl.DisplayNames('en', { type: 'region' });
  return Object.keys(source.getCountries()).map((country) => ({
    country,
    names: { fr: french.of(country) ?? country, en: english.of(country) ?? country },
    regions: Object.entries(source.getStates(country) ?? {}).flatMap(([state, name]) => [
      { region: state, name },
      ...Object.entries(source.getRegions(country, state) ?? {}).map(([region, of]) => ({ region: `${state}-${region}`, name: of })),
    ]),
  }));
}
