// Opening hours and days off: what the delays that count working time count on.
import type { CalendarDocument } from '@relais/contracts';
import { line, list, paragraph, row, table } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A Monday. */
const firstOfWeek = Date.parse('2026-03-02T00:00:00Z');

export function hours(pen: Pen): Block[] {
  const { name, document } = pen.source.calendar;
  const { timeZone, week, holidays = [], exceptions = [] } = document;
  const rows = days.map((day, index) =>
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

function daysOff(pen: Pen, holidays: NonNullable<CalendarDocument['holidays']>): Block[] {
  if (holidays.length === 0) return [];
  const told = holidays.map((date, index) => line(pen.day(date), [`/calendar/holidays/${index}`]));
  return [paragraph(pen.say('Jours fermés :', 'Days off:')), ...list(told)];
}

const weekday = (pen: Pen, index: number): string =>
  new Intl.DateTimeFormat(pen.language, { weekday: 'long', timeZone: 'UTC' }).format(firstOfWeek + index * 24 * 3_600_000);

const periodsIn = (pen: Pen, periods: readonly (readonly [string, string])[] | undefined): string =>
  (periods ?? []).map(([from, to]) => `${from}–${to}`).join(', ') || pen.say('fermé', 'closed');
