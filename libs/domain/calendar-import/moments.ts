// Reads the dates and times of an event: a date, or a moment on the clock of a zone.
import { Temporal } from 'temporal-polyfill';
import type { ContentLine } from './content-lines';
import { type FileZones, UnknownZoneError } from './file-zones';

/** A date that lasts all day, or a moment; times without a zone are those of the calendar. */
export type Moment =
  | { readonly kind: 'date'; readonly at: Temporal.PlainDate }
  | { readonly kind: 'time'; readonly at: Temporal.ZonedDateTime };

/** What a time of the file is read on. */
export interface Clock {
  /** Of the calendar. */
  readonly timeZone: string;
  readonly zones: FileZones;
}

/** What is wrong with one line; the caller adds where. */
export class UnreadableLineError extends Error {
  readonly code = 'unreadable_line';

  constructor(
    readonly line: number,
    detail: string,
  ) {
    super(detail);
    this.name = 'UnreadableLineError';
  }
}

const form = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/;

/** The moments of one line, several parted by commas. @throws UnreadableLineError */
export const momentsOf = (content: ContentLine, clock: Clock): Moment[] =>
  content.raw
    .trim()
    .split(',')
    .map((value) => momentOf(content, { value, clock }));

function momentOf({ line, property }: ContentLine, { value, clock }: { value: string; clock: Clock }): Moment {
  const [, year, month, day, hour, minute, second, utc] = form.exec(value) ?? [];
  if (year === undefined) {
    throw new UnreadableLineError(line, `${JSON.stringify(value)} is no date and no time: write 20260501 or 20260501T090000.`);
  }
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const reject = { overflow: 'reject' } as const;
  try {
    if (hour === undefined) return { kind: 'date', at: Temporal.PlainDate.from(date, reject) };
    const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
    const wallClock = Temporal.PlainDateTime.from({ ...date, ...time }, reject);
    return { kind: 'time', at: wallClock.toZonedDateTime(utc === 'Z' ? 'UTC' : zoneOf({ line, property }, clock)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableLineError(line, `${JSON.stringify(value)} does not exist in the calendar.`);
  }
}

function zoneOf({ line, property }: Pick<ContentLine, 'line' | 'property'>, { timeZone, zones }: Clock): string {
  const named = property.getFirstParameter('tzid');
  if (named === undefined || named === '') return timeZone;
  try {
    return zones.named(named);
  } catch (error) {
    if (!(error instanceof UnknownZoneError)) throw error;
    throw new UnreadableLineError(line, error.message);
  }
}

const durationForm = /^\+?P(\d{1,5}W|(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,7}S)?)?)$/;

/** How long an event lasts by its DURATION. @throws UnreadableLineError */
export function durationOf({ line, raw }: ContentLine): Temporal.Duration {
  const value = raw.trim();
  if (!durationForm.test(value) || value.endsWith('P')) {
    throw new UnreadableLineError(line, `${JSON.stringify(value.slice(0, 40))} is no length of time: write P1D or PT2H30M.`);
  }
  return Temporal.Duration.from(value.replace(/^\+/, ''));
}
