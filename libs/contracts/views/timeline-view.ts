// What people read of a case's past: every step, note, message and answer, in order, from Postgres alone (domain.md §11, "history").
import { z } from 'zod';
import { messageKinds } from '../effects';
import { id, instantOut } from '../primitives';
import { roles } from '../vocabulary';

const person = () => z.object({ id: id(), name: z.string().nullable() });

/** `event`: a command, answer or clock that moved the case; `note`: a fact the step established beside it. */
export const timelineEntry = () =>
  z.object({
    step: z.int(),
    sequence: z.int(),
    at: instantOut(),
    kind: z.enum(['event', 'note']),
    type: z.string().describe('the event or note, in the domain’s words'),
    clock: z.string().nullable(),
    actor: z.object({ kind: z.enum(['person', 'system']), person: person().nullable(), roles: z.array(z.enum(roles)) }),
    fromStatus: z.string().nullable(),
    toStatus: z.string(),
    data: z.record(z.string(), z.unknown()).describe('codes, amounts and instants'),
    text: z.record(z.string(), z.unknown()).nullable().describe('the words, null where erased or none'),
    messages: z.array(
      z.object({
        id: id(),
        kind: z.enum(messageKinds),
        to: z.string(),
        person: person().nullable(),
        channel: z.string(),
        status: z.enum(['queued', 'sending', 'sent', 'not_wanted', 'unknown', 'failed']),
        sentAt: instantOut().nullable(),
      }),
    ),
    summary: z.object({ fr: z.string(), en: z.string() }).describe('one line a person can read'),
  });
export type TimelineEntry = z.output<ReturnType<typeof timelineEntry>>;

/** One outgoing message with its delivery. */
export const messageView = () =>
  z.object({
    id: id(),
    step: z.int(),
    kind: z.enum(messageKinds),
    to: z.string(),
    person: person().nullable(),
    channel: z.string(),
    language: z.enum(['fr', 'en']),
    subject: z.string().nullable(),
    body: z.string().nullable(),
    status: z.enum(['queued', 'sending', 'sent', 'not_wanted', 'unknown', 'failed']),
    messageId: z.string(),
    createdAt: instantOut(),
    sentAt: instantOut().nullable(),
    heldUntil: instantOut().nullable().describe('the end of the quiet hours that a queued message waits for'),
    attempts: z.array(z.object({ at: instantOut(), outcome: z.string(), code: z.string().nullable() })),
  });
export type MessageView = z.output<ReturnType<typeof messageView>>;
