// The shapes of a calendar as people write it and of the two calculations on it, checked where they cross the HTTP border.
import { z } from 'zod';
import { id, instant, instantOut, timeZone } from './primitives';
import { observedHolidays } from './public-holidays';

/** HH:MM on the wall clock. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written HH:MM, from 00:00 to 23:59.');
const closingTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A closing time is written HH:MM, from 00:00 to 24:00.');
const date = z.iso.date('A date is written YYYY-MM-DD and exists in the calendar.');

/** Opening periods of one day. */
export const calendarPeriods = z
  .array(z.tuple([localTime, closingTime]))
  .max(24, 'A day has at most 24 periods.')
  .describe('Opening periods of the day; one that ends at or before its start runs into the next day.');

/** Wall-clock periods by weekday. */
export const calendarWeek = z
  .strictObject({
    mon: calendarPeriods.optional(),
    tue: calendarPeriods.optional(),
    wed: calendarPeriods.optional(),
    thu: calendarPeriods.optional(),
    fri: calendarPeriods.optional(),
    sat: calendarPeriods.optional(),
    sun: calendarPeriods.optional(),
  })
  .describe('Opening periods by weekday; a weekday left out is closed.');

/** A calendar as people write it (local wall-clock times of one zone). Compiled by `@relais/domain/calendar-compilation`. */
export const calendarDocumentSchema = z.strictObject({
  timeZone: timeZone(),
  week: calendarWeek,
  holidays: z
    .array(date)
    .max(500, 'A calendar has at most 500 holidays.')
    .optional()
    .describe('Dates closed all day, unless an exception of the same date opens them.'),
  exceptions: z
    .array(z.strictObject({ date, periods: calendarPeriods }))
    .max(500, 'A calendar has at most 500 exceptions.')
    .optional()
    .describe('Dates whose periods replace those of the weekday; no period means closed.'),
  publicHolidays: observedHolidays()
    .optional()
    .describe('Closed on these too; they become dates when the calendar is saved, for fifteen years after that one.'),
});
/** As people write and read it. */
export type WrittenCalendar = z.infer<typeof calendarDocumentSchema>;
/** As it is compiled: the public holidays it names have become dates among `holidays`. */
export type CalendarDocument = Omit<WrittenCalendar, 'publicHolidays'> & { readonly publicHolidays?: undefined };

const calendarChoice = {
  calendarId: id().optional(),
  calendar: calendarDocumentSchema.optional(),
};
// The refinement is invisible in JSON Schema, so the same rule is spelled there as `oneOf`.
const exactlyOne = { oneOf: [{ required: ['calendarId'] }, { required: ['calendar'] }] };
const hasExactlyOne = (body: { calendarId?: string; calendar?: unknown }): boolean =>
  (body.calendarId === undefined) !== (body.calendar === undefined);
const exactlyOneMessage = { message: 'Give either calendarId or an inline calendar, not both and not none.', path: ['calendar'] };

/** Body of `POST /v1/calendars/deadline`. A minus sign before the amount counts backwards; zero moves into an opening. */
export const deadlineRequestSchema = z
  .strictObject({
    ...calendarChoice,
    from: instant(),
    amount: z
      .string()
      .max(32, 'An amount has at most 32 characters.')
      .regex(
        /^-?P(\d{1,5}D|T\d{1,8}(H(\d{1,8}M)?(\d{1,9}S)?|M(\d{1,9}S)?|S))$/,
        'An amount is an ISO 8601 duration in days (P3D) or in opening hours, minutes and seconds (PT4H30M).',
      ),
  })
  .refine(hasExactlyOne, exactlyOneMessage)
  .meta(exactlyOne);
export type DeadlineRequest = z.infer<typeof deadlineRequestSchema>;

/** Body of `POST /v1/calendars/elapsed`. */
export const elapsedRequestSchema = z
  .strictObject({ ...calendarChoice, from: instant(), to: instant() })
  .refine(hasExactlyOne, exactlyOneMessage)
  .meta(exactlyOne);
export type ElapsedRequest = z.infer<typeof elapsedRequestSchema>;

/** Answer of `POST /v1/calendars/deadline`: the instant, and every closed stretch crossed on the way, in order of time. */
export const deadlineAnswerSchema = z.strictObject({
  deadline: instantOut(),
  skipped: z.array(z.strictObject({ from: instantOut(), to: instantOut(), reason: z.enum(['closed_hours', 'holiday', 'exception']) })),
});
export type DeadlineAnswer = z.infer<typeof deadlineAnswerSchema>;

/** Answer of `POST /v1/calendars/elapsed`: opening time that really passed, as ISO 8601 (`PT7H30M`; minus when `to` is before `from`). */
export const elapsedAnswerSchema = z.strictObject({ elapsed: z.string() });
export type ElapsedAnswer = z.infer<typeof elapsedAnswerSchema>;
