// The offset changes of a zone, read once from the time-zone data of the machine that compiles, and then frozen.
import { Temporal } from 'temporal-polyfill';

export interface ZoneOffsets {
  readonly offsetChanges: number[];
  readonly offsets: number[];
}

/** Whether the machine knows the name. Only names: a date-time text with a zone inside would be accepted by Temporal too. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The local day of an instant in a zone, counted from 1970-01-01. */
export function localDay(timeZone: string, instant: number): number {
  const date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  return new Temporal.PlainDate(1970, 1, 1).until(date, { largestUnit: 'day' }).days;
}

/** The offset at `from` and every change up to `until` (epoch milliseconds), in seconds. */
export function zoneOffsets(timeZone: string, { from, until }: { from: number; until: number }): ZoneOffsets {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const offsets = [start.offsetNanoseconds / 1e9];
  const offsetChanges: number[] = [];
  for (let change = start.getTimeZoneTransition('next'); change; change = change.getTimeZoneTransition('next')) {
    if (change.epochMilliseconds > until) break;
    offsetChanges.push(change.epochMilliseconds / 1000);
    offsets.push(change.offsetNanoseconds / 1e9);
  }
  return { offsetChanges, offsets };
}
