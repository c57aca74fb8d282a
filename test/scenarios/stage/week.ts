// Moments as people say them, `fri 17:00`, in the week a story starts in; `mon+1 09:00` is the Monday after it.
import { publicHolidays } from '@relais/domain/calendar-compilation';
import { Temporal } from 'temporal-polyfill';

const minute = 60_000;
const zone = 'Europe/Paris';
const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof names)[number];
/** `mon 10:00`, `tue+2 09:30`. */
export type Moment = `${Day}${'' | `+${number}`} ${string}`;

/** What is special about the days around a story; `ordinary` has neither a holiday nor a change of the clocks for four weeks. */
export type Season = 'ordinary' | 'a Monday off' | 'clocks go forward' | 'clocks go back';

export class Week {
  private constructor(private readonly monday: Temporal.PlainDate) {}

  /** The first week of that season whose Monday is still to come. */
  static next(season: Season, after: number): Week {
    const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
    const holidays = new Set(publicHolidays({ country: 'FR', fromYear: today.year, years: 5 }));
    for (let monday = today.add({ days: 8 - today.dayOfWeek }); monday.year < today.year + 4; monday = monday.add({ days: 7 }))
      if (fits[season](monday, holidays)) return new Week(monday);
    throw new Error(`no week of the season '${season}' in the four years after ${today}`);
  }

  /** Epoch milliseconds. */
  instant(moment: Moment): number {
    const [, day, weeks = '0', time = ''] = /^(\w{3})(?:\+(\d+))? (\d\d:\d\d)$/.exec(moment) ?? [];
    if (time === '') throw new Error(`'${moment}' is no moment: write it as 'mon 10:00' or 'mon+1 10:00'`);
    const date = this.monday.add({ days: names.indexOf(day as Day) + 7 * Number(weeks) });
    return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  }

  /** The nearest minute: a story itself takes a few seconds, which nobody means. */
  moment(instant: number): Moment {
    const at = Temporal.Instant.fromEpochMilliseconds(Math.round(instant / minute) * minute).toZonedDateTimeISO(zone);
    const days = this.monday.until(at.toPlainDate(), { largestUnit: 'days' }).days;
    const weeks = Math.floor(days / 7);
    const hour = `${at.hour}`.padStart(2, '0');
    return `${names[at.dayOfWeek - 1] as Day}${weeks === 0 ? '' : (`+${weeks}` as const)} ${hour}:${`${at.minute}`.padStart(2, '0')}`;
  }
}

type Fits = (monday: Temporal.PlainDate, holidays: ReadonlySet<string>) => boolean;

const daysFrom = (monday: Temporal.PlainDate, days: number): string[] =>
  Array.from({ length: days }, (_, index) => monday.add({ days: index }).toString());
const offsetOn = (date: Temporal.PlainDate): number => date.toZonedDateTime(zone).offsetNanoseconds;
const change = (monday: Temporal.PlainDate, { from, days }: { from: number; days: number }): number =>
  offsetOn(monday.add({ days: from + days })) - offsetOn(monday.add({ days: from }));
const noneOff = (days: readonly string[], holidays: ReadonlySet<string>): boolean => days.every((day) => !holidays.has(day));

/** On the Sunday of the story's week the clocks change, and no day of it is off. */
const clocksChange =
  (sign: 1 | -1): Fits =>
  (monday, holidays) =>
    Math.sign(change(monday, { from: 6, days: 1 })) === sign && noneOff(daysFrom(monday, 7), holidays);

const fits: Record<Season, Fits> = {
  ordinary: (monday, holidays) => noneOff(daysFrom(monday, 28), holidays) && change(monday, { from: 0, days: 28 }) === 0,
  'a Monday off': (monday, holidays) =>
    noneOff(daysFrom(monday, 7), holidays) &&
    holidays.has(monday.add({ days: 7 }).toString()) &&
    noneOff(daysFrom(monday.add({ days: 8 }), 6), holidays) &&
    change(monday, { from: 0, days: 14 }) === 0,
  'clocks go forward': clocksChange(1),
  'clocks go back': clocksChange(-1),
};
