// What the recipient reads before acting: the dossier and all that was added to it, on one page (domain.md §1, "briefing").
import { z } from 'zod';
import { dossier } from '../dossier';
import { currency, id, instantOut } from '../primitives';
import { profile } from '../profile';
import { caseClasses, decisionChoices, statuses } from '../vocabulary';

const recommendation = () =>
  z.object({
    choice: z.enum(decisionChoices),
    amountMinor: z.int(),
    currency: currency(),
    motive: z.string().nullable().describe('null once erased'),
    by: id(),
    at: instantOut(),
  });

export const briefingView = () =>
  z.object({
    id: id(),
    status: z.enum(statuses),
    class: z.enum(caseClasses),
    level: z.int(),
    ticket: z.object({ reference: z.string(), link: z.string().nullable(), createdAt: instantOut().nullable() }),
    customer: z.object({
      reference: z.string().nullable().describe('null where masked'),
      name: z.string().nullable(),
      timeZone: z.string().nullable().describe('IANA name; null when it is that of the calendar'),
    }),
    subject: z.string().nullable(),
    profile: profile().nullable(),
    raisedAt: instantOut(),
    dossierVersion: z.int(),
    dossierWrittenAt: instantOut(),
    dossier: dossier().nullable().describe('as written; null once erased'),
    recommendation: recommendation().nullable().describe('what the level before would have decided, had it had the authority'),
    facts: z.array(z.object({ at: instantOut(), text: z.string().nullable() })).describe('oldest first, those added later included'),
    evidence: z.array(z.object({ kind: z.string(), label: z.string().nullable(), link: z.string().nullable() })),
    notes: z.array(z.object({ at: instantOut(), by: id().nullable(), internal: z.boolean(), text: z.string().nullable() })),
    information: z.array(
      z.object({
        askedFrom: z.enum(['agent', 'customer']),
        question: z.string().nullable(),
        askedAt: instantOut(),
        answer: z.string().nullable(),
        answeredAt: instantOut().nullable(),
      }),
    ),
  });
export type BriefingView = z.input<ReturnType<typeof briefingView>>;
