// Opening hours and days off: what the delays that count working time count on.
import type { CalendarDocument } from '@relais/contracts';
import { weekdays } from '@relais/domain/calendar-compilation';
import { paragraph, row, table } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';

/** A Monday. */
const firstOfWeek = Date.parse('2026-03-02T00:00:00Z');

export function hours(pen: Pen): Block[] {
  const { name, document } = pen.source.calendar;
  const { timeZone, week, holidays = [], exceptions = [] } = document;
  const rows = weekdays.map((day, index) =>
    row([weekday(pen, index), periodsIn(pen, week[day])], placesOf(week[day], `/calendar/week/${day}`)),
  );
  const columns = [pen.say('jour', 'day'), pen.say('ouvert', 'open')];
  return [
    paragraph(pen.say(`${name}, fuseau ${timeZone}.`, `${name}, time zone ${timeZone}.`), ['/calendar/timeZone']),
    ...table({ caption: pen.say('Semaine', 'Week'), columns, rows }),
    ...daysOff(pen, holidays),
    ...table({
      caption: pen.say('Jours particuliers', 'Other days'),
      columns,
      rows: exceptions.map((exception, index) => {
        const places = placesOf({ date: exception.date, periods: exception.periods }, `/calendar/exceptions/${index}`);
        return row([pen.day(exception.date), periodsIn(pen, exception.periods)], places);
      }),
    }),
  ];
}

/** A row for each year: what a calendar names by country are days of fifteen years. */
function daysOff(pen: Pen, holidays: NonNullable<CalendarDocument['holidays']>): Block[] {
  const placed = holidays.map((date, index) => ({ date, place: `/calendar/holidays/${index}` }));
  const years = [...new Set(holidays.map((date) => date.slice(0, 4)))].sort();
  const rows = years.map((year) => {
    const days = placed.filter(({ date }) => date.startsWith(year));
    const told = days.map(({ date }) => pen.day(date)).join(', ');
    return row(
      [year, told],
      days.map(({ place }) => place),
    );
  });
  const columns = [pen.say('année', 'year'), pen.say('jours', 'days')];
  return table({ caption: pen.say('Jours fermés', 'Days off'), columns, rows });
}

const weekday = (pen: Pen, index: number): string =>
  new Intl.DateTimeFormat(pen.language, { weekday: 'long', timeZone: 'UTC' }).format(firstOfWeek + index * 24 * 3_600_000);

/** Hours by weekday in one cell; days without any are left out. */
export const weekInWords = (pen: Pen, week: CalendarDocument['week']): string =>
  weekdays.flatMap((day, index) => (week[day]?.length ? [`${weekday(pen, index)} ${periodsIn(pen, week[day])}`] : [])).join('\n');

const periodsIn = (pen: Pen, periods: readonly (readonly [string, string])[] | undefined): string =>
  (periods ?? []).map(([from, to]) => `${from}–${to}`).join(', ') || pen.say('fermé', 'closed');
