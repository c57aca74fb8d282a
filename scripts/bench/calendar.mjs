// Business time: deadlines and measured spans on the office hours of Paris, over ten years with their holidays and clock changes.
import { createRequire } from 'node:module';
import { chance, many } from './chance.mjs';

const require = createRequire(import.meta.url);
const { deadline, elapsed } = require('@relais/domain/calendar');
const { compileCalendar, publicHolidays } = require('@relais/domain/calendar-compilation');

const from = Date.UTC(2026, 0, 5);
const fiveYears = 5 * 365 * 24 * 3_600_000;
const office = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
];
const calendar = compileCalendar(
  {
    timeZone: 'Europe/Paris',
    week: { mon: office, tue: office, wed: office, thu: office, fri: office },
    holidays: publicHolidays({ country: 'FR', fromYear: 2026, years: 6 }),
  },
  { from },
);

export const calendarBenches = [
  {
    name: 'deadline of opening hours, Paris office',
    atLeast: 100_000,
    inputs: () => {
      const { whole } = chance(2);
      return many(20_000, () => ({
        from: from + whole(fiveYears),
        duration: { kind: 'opening', milliseconds: 60_000 * (1 + whole(2_400)) },
      }));
    },
    run: (question) => deadline(calendar, question),
  },
  {
    name: 'deadline of days, Paris office',
    atLeast: 100_000,
    inputs: () => {
      const { whole } = chance(3);
      return many(20_000, () => ({ from: from + whole(fiveYears), duration: { kind: 'days', days: 1 + whole(10) } }));
    },
    run: (question) => deadline(calendar, question),
  },
  {
    name: 'opening time between two instants',
    atLeast: 50_000,
    inputs: () => {
      const { whole } = chance(4);
      return many(20_000, () => {
        const start = from + whole(fiveYears);
        return { from: start, to: start + whole(40 * 24 * 3_600_000) };
      });
    },
    run: (span) => elapsed(calendar, span),
  },
];
