// The public face of calendar compilation: for the API and for seeding, never for workflows.
export { type CalendarFault, type CalendarFaultCode, CalendarRefusedError } from './calendar-refused';
export { compileCalendar } from './compile-calendar';
export { compileWeek } from './compile-week';
export { type HolidayQuestion, publicHolidays, UnknownHolidayRegionError } from './public-holidays';
export { isTimeZone, type ZoneOffsets, zoneOffsets } from './zone-offsets';
