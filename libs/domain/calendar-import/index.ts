// The public face of calendar import: for the API, never for workflows.
export { type ImportedCalendar, importCalendar } from './import-calendar';
export { CalendarImportRefusedError } from './import-refused';
