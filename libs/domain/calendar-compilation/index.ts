// The public face of calendar compilation: for the API and for seeding, never for workflows.
export { type CalendarFault, type CalendarFaultCode, CalendarRefusedError } from './calendar-refused';
export { compileCalendar } from './compile-calendar';
export { compileWeek } from './compile-week';
export { type HolidayPlace, holidayPlaces, type ListedCountry, UnknownHolidayPlaceError } from './holiday-places';
export { lastHolidayYear, observedDates, savedCalendar, withDates } from './observed-holidays';
export { type Holiday, holidaysOf, publicHolidays } from './public-holidays';
export { periodsOn, readSchedule, weekdays } from './schedule';
export { isTimeZone, type ZoneOffsets, zoneOffsets } from './zone-offsets';
