// Importing an iCalendar file into a calendar: what is sent, and what it adds day by day.
import { z } from 'zod';
import { calendarPeriods } from './calendar';

/** Body of `POST /v1/calendars/{calendarId}/import` and of its preview. */
export const calendarImport = () =>
  z.strictObject({
    iCalendar: z.string().min(1).max(500_000).describe('the file (RFC 5545), as text; it is not kept'),
    events: z
      .enum(['closed', 'open'])
      .default('closed')
      .describe('closed: nobody works in the time of an event; open: the events of a day are its hours, in place of those of the week'),
  });

const eventPlaces = () =>
  z.array(z.object({ line: z.int().describe('of the file, from 1 on'), uid: z.string().nullable(), summary: z.string().nullable() }));

const zones = () =>
  z.array(
    z.object({
      name: z.string().describe('as the file writes it (TZID)'),
      timeZone: z.string().describe('IANA name of the zone that it was read as'),
      because: z
        .enum(['iana', 'windows', 'x_lic_location'])
        .describe('windows: by the table of the CLDR; x_lic_location: by what the file says of the place of its own zone'),
    }),
  );

export const importedCalendarView = () =>
  z.object({
    version: z.int().describe('of the calendar: the one that was looked at, or the one that was saved'),
    changes: z
      .array(
        z.object({
          date: z.iso.date(),
          kind: z.enum(['added', 'replaced']).describe('replaced: the calendar had an exception of that date'),
          before: calendarPeriods,
          after: calendarPeriods,
          events: eventPlaces(),
        }),
      )
      .describe('what the file changes, by date; one that events only reach into has none of them'),
    already: z.array(z.object({ date: z.iso.date(), events: eventPlaces() })).describe('what is so without the file'),
    leftOut: z.array(
      z.object({
        line: z.int(),
        uid: z.string().nullable(),
        summary: z.string().nullable(),
        because: z
          .enum(['cancelled', 'outside_horizon', 'no_time', 'no_event'])
          .describe('outside_horizon: more than a year ago or five years ahead; no_time: it ends when it starts'),
      }),
    ),
    zones: zones().describe('what each zone that a time of an event names was read as'),
    document: z.record(z.string(), z.unknown()).describe('the calendar with the file in it'),
  });
export type ImportedCalendarView = z.output<ReturnType<typeof importedCalendarView>>;
