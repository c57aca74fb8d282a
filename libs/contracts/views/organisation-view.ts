// What people read of an organisation: its people, its teams, its calendars.
import { z } from 'zod';
import { calendarDocumentSchema } from '../calendar';
import { policyDocument } from '../policy';
import { id, instantOut, shortText } from '../primitives';
import { languages, roles } from '../vocabulary';

export const userView = () =>
  z.object({
    id: id(),
    username: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    language: z.enum(languages),
    active: z.boolean(),
    memberships: z.array(z.object({ teamId: id(), role: z.enum(roles) })),
  });
export type UserView = z.output<ReturnType<typeof userView>>;

export const teamView = () =>
  z.object({
    id: id(),
    name: z.string(),
    level: z.int(),
    partner: z.boolean(),
    primaryUserId: id().nullable(),
    backupUserId: id().nullable(),
    calendarId: id().nullable().describe('the hours it works; those of the organisation when null'),
    memberIds: z.array(id()),
  });
export type TeamView = z.output<ReturnType<typeof teamView>>;

export const calendarView = () =>
  z.object({
    id: id(),
    version: z.int(),
    name: z.string(),
    document: z.record(z.string(), z.unknown()),
    publicHolidaysUntil: z.iso.date().nullable().describe('the last day whose public holidays it knows; saving it again moves it on'),
    savedAt: instantOut(),
  });
export type CalendarView = z.output<ReturnType<typeof calendarView>>;

/** The policy that new cases take along. */
export const policyView = () => z.object({ version: z.int(), calendarId: id(), publishedAt: instantOut(), document: policyDocument() });
export type PolicyView = z.output<ReturnType<typeof policyView>>;

/** Body of `PUT /v1/teams/{teamId}/calendar`. */
export const teamCalendarChoice = () => z.strictObject({ calendarId: id().nullable().describe('null: the hours of the organisation') });

/** Body of `POST /v1/calendars` and `PUT /v1/calendars/{calendarId}`. */
export const calendarSave = () => z.strictObject({ name: shortText(), document: calendarDocumentSchema });
