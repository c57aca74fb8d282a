// What one calendar says: its zone, its week, its days off and its other days.
import type { CalendarDocument } from '@relais/contracts';
import { millisecondsOfDay } from '@relais/domain/calendar';
import { weekdays } from '@relais/domain/calendar-compilation';
import { paragraph, row, table } from '../blocks';
import type { ManualCalendar } from '../manual-source';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';

/** A Monday. */
const firstOfWeek = Date.parse('2026-03-02T00:00:00Z');

interface Told {
  readonly calendar: ManualCalendar;
  /** Where it stands in what the manual is written from; several where teams share it. */
  readonly pointers: readonly string[];
}

export function calendarHours(pen: Pen, { calendar: { name, document }, pointers }: Told): Block[] {
  const { timeZone, week, holidays = [], exceptions = [] } = document;
  const places = (value: unknown, place: string): string[] => pointers.flatMap((pointer) => placesOf(value, `${pointer}/${place}`));
  const rows = weekdays.map((day, index) => row([weekday(pen, index), periodsIn(pen, week[day])], places(week[day], `week/${day}`)));
  const columns = [pen.say('jour', 'day'), pen.say('ouvert', 'open')];
  return [
    paragraph(pen.say(`${name}, fuseau ${timeZone}.`, `${name}, time zone ${timeZone}.`), places(timeZone, 'timeZone')),
    ...table({ caption: pen.say('Semaine', 'Week'), columns, rows }),
    ...daysOff(pen, { holidays, pointers }),
    ...table({
      caption: pen.say('Jours particuliers', 'Other days'),
      columns,
      rows: exceptions.map(({ date, periods }, index) =>
        row([pen.day(date), periodsIn(pen, periods)], places({ date, periods }, `exceptions/${index}`)),
      ),
    }),
  ];
}

/** A row for each year: what a calendar names by country are days of fifteen years. */
function daysOff(pen: Pen, { holidays, pointers }: { holidays: readonly string[] } & Pick<Told, 'pointers'>): Block[] {
  const placed = holidays.map((date, index) => ({ date, places: pointers.map((pointer) => `${pointer}/holidays/${index}`) }));
  const years = [...new Set(holidays.map((date) => date.slice(0, 4)))].sort();
  const rows = years.map((year) => {
    const days = placed.filter(({ date }) => date.startsWith(year));
    const told = days.map(({ date }) => pen.day(date)).join(', ');
    return row(
      [year, told],
      days.flatMap(({ places }) => places),
    );
  });
  const columns = [pen.say('année', 'year'), pen.say('jours', 'days')];
  return table({ caption: pen.say('Jours fermés', 'Days off'), columns, rows });
}

const weekday = (pen: Pen, index: number): string =>
  new Intl.DateTimeFormat(pen.language, { weekday: 'long', timeZone: 'UTC' }).format(firstOfWeek + index * millisecondsOfDay);

/** Hours by weekday in one cell; days without any are left out. */
export const weekInWords = (pen: Pen, week: CalendarDocument['week']): string =>
  weekdays.flatMap((day, index) => (week[day]?.length ? [`${weekday(pen, index)} ${periodsIn(pen, week[day])}`] : [])).join('\n');

const periodsIn = (pen: Pen, periods: readonly (readonly [string, string])[] | undefined): string =>
  (periods ?? []).map(([from, to]) => `${from}–${to}${to > from ? '' : pen.say(' (lendemain)', ' (next day)')}`).join(', ') ||
  pen.say('fermé', 'closed');
