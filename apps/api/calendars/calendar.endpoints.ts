// Calendars and the two calculations on them, as rows of the endpoint table.
import {
  calendarImport,
  calendarSave,
  calendarView,
  deadlineAnswerSchema,
  deadlineRequestSchema,
  elapsedAnswerSchema,
  elapsedRequestSchema,
  holidayPlacesView,
  holidaysQuestion,
  holidaysView,
  importedCalendarView,
} from '@relais/contracts';
import { z } from 'zod';
import { everyRole, operatorsOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const calendar = { name: 'Calendar', schema: calendarView() };
const saved = { name: 'CalendarSave', schema: calendarSave() };
const calendarPath = z.strictObject({ calendarId: z.uuid() });
const read = { method: 'GET', tag: 'calendars', scope: 'organisation:read', access: everyRole, acting: 'optional', keyed: false } as const;
const save = {
  tag: 'calendars',
  scope: 'organisation:write',
  access: operatorsOnly,
  acting: 'optional',
  keyed: true,
  body: saved,
} as const;
const calculation = {
  method: 'POST',
  tag: 'calendars',
  scope: 'organisation:read',
  access: everyRole,
  acting: 'optional',
  keyed: false,
} as const;

export const listCalendars = endpoint({
  ...read,
  path: '/v1/calendars',
  name: 'listCalendars',
  summary: 'All calendars in their newest version, by name',
  answers: { 200: { description: 'All calendars.', body: { name: 'CalendarList', schema: z.object({ items: z.array(calendarView()) }) } } },
});

export const getCalendar = endpoint({
  ...read,
  path: '/v1/calendars/{calendarId}',
  name: 'getCalendar',
  summary: 'The newest version of one calendar',
  params: calendarPath,
  answers: { 200: { description: 'The calendar.', body: calendar, headers: ['ETag'] } },
  problems: ['not_found'],
});

export const createCalendar = endpoint({
  ...save,
  method: 'POST',
  path: '/v1/calendars',
  name: 'createCalendar',
  summary: 'Save a new calendar; one that never opens is refused',
  answers: { 201: { description: 'Saved.', body: calendar, headers: ['ETag', 'Location'] } },
  problems: ['calendar_refused', 'idempotency_key_reused', 'key_in_use'],
});

export const saveCalendar = endpoint({
  ...save,
  method: 'PUT',
  path: '/v1/calendars/{calendarId}',
  name: 'saveCalendar',
  params: calendarPath,
  ifMatch: true,
  summary: 'Save a new version of a calendar; running cases keep theirs',
  answers: { 200: { description: 'Saved.', body: calendar, headers: ['ETag'] } },
  problems: ['not_found', 'stale_version', 'calendar_refused', 'idempotency_key_reused', 'key_in_use'],
});

export const calculateDeadline = endpoint({
  ...calculation,
  path: '/v1/calendars/deadline',
  name: 'calculateDeadline',
  summary: 'When an amount of time has passed on a calendar, and what was skipped',
  body: { name: 'DeadlineRequest', schema: deadlineRequestSchema },
  answers: { 200: { description: 'The deadline.', body: { name: 'Deadline', schema: deadlineAnswerSchema } } },
  problems: ['not_found', 'calendar_refused'],
});

export const calculateElapsed = endpoint({
  ...calculation,
  path: '/v1/calendars/elapsed',
  name: 'calculateElapsed',
  summary: 'How much opening time lies between two instants',
  body: { name: 'ElapsedRequest', schema: elapsedRequestSchema },
  answers: { 200: { description: 'The opening time.', body: { name: 'Elapsed', schema: elapsedAnswerSchema } } },
  problems: ['not_found', 'calendar_refused'],
});

const imported = { name: 'CalendarImported', schema: importedCalendarView() };
const ofImport = {
  method: 'POST',
  tag: 'calendars',
  scope: 'organisation:write',
  access: operatorsOnly,
  acting: 'optional',
  params: calendarPath,
  body: { name: 'CalendarImport', schema: calendarImport() },
} as const;

export const previewCalendarImport = endpoint({
  ...ofImport,
  path: '/v1/calendars/{calendarId}/import/preview',
  name: 'previewCalendarImport',
  summary: 'What an iCalendar file would add to a calendar, what is there already and what is left out; nothing is kept',
  keyed: false,
  answers: { 200: { description: 'What would change, day by day.', body: imported, headers: ['ETag'] } },
  problems: ['not_found', 'calendar_import_refused', 'calendar_refused'],
});

export const importCalendarFile = endpoint({
  ...ofImport,
  path: '/v1/calendars/{calendarId}/import',
  name: 'importCalendar',
  summary: 'Add the events of an iCalendar file to a calendar as exceptions, all or none; If-Match: the ETag of the preview',
  keyed: true,
  ifMatch: true,
  answers: { 200: { description: 'What changed; a new version unless nothing did.', body: imported, headers: ['ETag'] } },
  problems: ['not_found', 'stale_version', 'calendar_import_refused', 'calendar_refused', 'idempotency_key_reused', 'key_in_use'],
});

export const listHolidays = endpoint({
  ...read,
  path: '/v1/calendars/holidays',
  name: 'listHolidays',
  summary: 'The holidays of a country or region in a year, in French and English, and which of them close',
  query: holidaysQuestion(),
  answers: { 200: { description: 'The holidays, by date.', body: { name: 'HolidayList', schema: holidaysView() } } },
});

export const listHolidayPlaces = endpoint({
  ...read,
  path: '/v1/calendars/holiday-places',
  name: 'listHolidayPlaces',
  summary: 'The countries and regions whose holidays are known',
  answers: { 200: { description: 'Countries, by code.', body: { name: 'HolidayPlaceList', schema: holidayPlacesView() } } },
});

export const calendarEndpoints = [
  listCalendars,
  listHolidays,
  listHolidayPlaces,
  previewCalendarImport,
  importCalendarFile,
  getCalendar,
  createCalendar,
  saveCalendar,
  calculateDeadline,
  calculateElapsed,
] as const;
