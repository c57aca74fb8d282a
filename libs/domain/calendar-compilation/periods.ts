// Reads the periods of one day, so that every later step sees minutes in order, with the place they were written at.
import { minutesOfDay } from '../calendar';
import type { CalendarFault } from './calendar-refused';

/** A period in minutes from the midnight it starts after; an end above 1440 lies on the next day. */
export interface Period {
  readonly start: number;
  readonly end: number;
  readonly pointer: string;
  /** As it is written, with its day; unlike the pointer the same wherever the document stands. */
  readonly words: string;
}

interface WrittenPeriods {
  readonly periods: readonly (readonly [string, string])[];
  readonly pointer: string;
  /** A weekday or a date. */
  readonly day: string;
}

/** Periods in order of their start; unreadable times are added to `faults` and left out. An end at or before its start is on the next day. */
export function readPeriods({ periods, pointer, day }: WrittenPeriods, faults: CalendarFault[]): Period[] {
  const read: Period[] = [];
  for (const [index, [opens, closes]] of periods.entries()) {
    const place = `${pointer}/${index}`;
    const start = minutesOf(opens);
    const end = minutesOf(closes);
    if (start === undefined || end === undefined || start === minutesOfDay) {
      faults.push({
        code: 'invalid_time',
        pointer: place,
        detail: 'Write opening times from 00:00 to 23:59 and closing times up to 24:00.',
      });
    } else {
      read.push({ start, end: end > start ? end : end + minutesOfDay, pointer: place, words: `${opens}–${closes} of ${day}` });
    }
  }
  return read.sort((one, other) => one.start - other.start);
}

/** `[start, end, start, end…]`, with periods that touch joined into one. */
export function flatten(periods: readonly Period[]): number[] {
  const flat: number[] = [];
  for (const { start, end } of periods) {
    if (flat.at(-1) === start) flat[flat.length - 1] = end;
    else flat.push(start, end);
  }
  return flat;
}

function minutesOf(time: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= minutesOfDay ? minutes : undefined;
}
