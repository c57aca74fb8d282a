// The calendars of the demo organisations: French office hours, and practice that never closes.
import type { WrittenCalendar } from '@relais/contracts';

type Periods = NonNullable<WrittenCalendar['week']['mon']>;

const timeZone = 'Europe/Paris';
const officeHours: Periods = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
];
const allDay: Periods = [['00:00', '24:00']];

export const officeCalendar: WrittenCalendar = {
  timeZone,
  week: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  publicHolidays: { country: 'FR' },
};

export const practiceCalendar: WrittenCalendar = {
  timeZone,
  week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
};
