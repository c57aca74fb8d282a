// The calendars of the demo organisations: French office hours, and practice that never closes.
import type { CalendarDocument } from '@relais/contracts';
import { publicHolidays } from '@relais/domain/calendar-compilation';

type Periods = NonNullable<CalendarDocument['week']['mon']>;

const timeZone = 'Europe/Paris';
const officeHours: Periods = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
];
const allDay: Periods = [['00:00', '24:00']];
// This year and the five after it: a case raised on its last day still finds five years of holidays (design.md §1.5).
const years = 6;

export const officeCalendar = (year: number): CalendarDocument => ({
  timeZone,
  week: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  holidays: publicHolidays({ country: 'FR', fromYear: year, years }),
});

export const practiceCalendar: CalendarDocument = {
  timeZone,
  week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
};
