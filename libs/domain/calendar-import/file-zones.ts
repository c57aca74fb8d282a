// Says which zone each name in a file stands for: an IANA name, one of Windows, or one that the file itself places.
import windowsZones from 'cldr-core/supplemental/windowsZones.json';
import { isTimeZone } from '../calendar-compilation';
import type { WrittenZone } from './events';

/** What a TZID was read as. */
export interface ReadZone {
  /** As written. */
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  /** `windows`: by the table of the CLDR; `x_lic_location`: by what the VTIMEZONE of that name says of its place. */
  readonly because: 'iana' | 'windows' | 'x_lic_location';
}

/** Nothing says which zone a name stands for (`code` `unknown_zone`); the message holds the remedy. */
export class UnknownZoneError extends Error {
  readonly code = 'unknown_zone';

  constructor({ name, but }: { name: string; but: string }) {
    super(`TZID ${quoted(name)} is neither an IANA name nor one of Windows, ${but}, or export the file with IANA names or in UTC.`);
    this.name = 'UnknownZoneError';
  }
}

/** Windows zones by name, as they are in the whole world (territory 001). */
const ofWindows: ReadonlyMap<string, string> = new Map(
  windowsZones.supplemental.windowsZones.mapTimezones
    .filter(({ mapZone }) => mapZone._territory === '001')
    .map(({ mapZone }) => [mapZone._other, mapZone._type]),
);

/** Each name is read once: a file may use one a thousand times. */
export class FileZones {
  private readonly read = new Map<string, ReadZone | UnknownZoneError>();

  constructor(private readonly written: readonly WrittenZone[]) {}

  /** IANA name of the zone. @throws UnknownZoneError */
  named(name: string): string {
    const zone = this.read.get(name) ?? readZone(name, this.written);
    this.read.set(name, zone);
    if (zone instanceof UnknownZoneError) throw zone;
    return zone.timeZone;
  }

  /** Every name that was read so far. */
  get all(): readonly ReadZone[] {
    return [...this.read.values()].flatMap((zone) => (zone instanceof UnknownZoneError ? [] : zone));
  }
}

function readZone(name: string, written: readonly WrittenZone[]): ReadZone | UnknownZoneError {
  if (isTimeZone(name)) return { name, timeZone: name, because: 'iana' };
  const timeZone = ofWindows.get(name);
  return timeZone === undefined ? placedZone(name, written) : { name, timeZone, because: 'windows' };
}

/** Enough lines to find the place. */
const mostLines = 3;

function placedZone(name: string, written: readonly WrittenZone[]): ReadZone | UnknownZoneError {
  const definitions = written.filter(({ tzid }) => tzid === name);
  const lines = definitions
    .slice(0, mostLines)
    .map(({ line }) => line)
    .join(', ');
  const [place, another] = [...new Set(definitions.flatMap(({ location }) => location ?? []))];
  if (another !== undefined) {
    return new UnknownZoneError({ name, but: `and its VTIMEZONE (lines ${lines}) name several X-LIC-LOCATION: leave one` });
  }
  if (place === undefined) {
    const where = lines === '' ? 'and no VTIMEZONE has that TZID: add one' : `and its VTIMEZONE (line ${lines}) has no place: complete it`;
    return new UnknownZoneError({ name, but: `${where} with X-LIC-LOCATION:Europe/Paris, or whichever it is` });
  }
  if (isTimeZone(place)) return { name, timeZone: place, because: 'x_lic_location' };
  return new UnknownZoneError({
    name,
    but: `and the X-LIC-LOCATION ${quoted(place)} of its VTIMEZONE (line ${lines}) is no IANA name: write one, as Europe/Paris`,
  });
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
