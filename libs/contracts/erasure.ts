// The erasure of a person: who asks for it, and the certificate of what is gone (design §6).
import { z } from 'zod';
import { id, instantOut, shortText } from './primitives';

/** Why: codes, because a sentence could hold the name that is to go. */
export const erasureReasons = ['asked_by_the_person', 'kept_long_enough', 'left_the_organisation', 'ordered'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** The grounds of article 17 (1) a–f of the GDPR, in its order. */
export const legalBases = [
  'no_longer_necessary',
  'consent_withdrawn',
  'objection',
  'unlawful_processing',
  'legal_obligation',
  'collected_from_a_child',
] as const;
export type LegalBasis = (typeof legalBases)[number];

/**
 * What an erasure leaves for somebody to do or to know, with the ids it is about. `unreachable_customer`: open cases whose messages to the
 * customer fail. `cases_to_reassign`: open cases the user owns, receives or speaks for. `teams_to_staff`: teams they stand in for or lead.
 * `own_words`: cases in which words stay that the user wrote. `too_short_to_search`: a name or reference of less than four characters stays
 * where others wrote it.
 */
export const erasureRemainders = [
  'unreachable_customer',
  'cases_to_reassign',
  'teams_to_staff',
  'own_words',
  'too_short_to_search',
] as const;

const erasureRemainder = () => z.object({ code: z.enum(erasureRemainders), ids: z.array(id()) });
export type ErasureRemainder = z.output<ReturnType<typeof erasureRemainder>>;

/** Body of `POST /v1/erasures`. */
export const erasureRequest = () =>
  z.strictObject({
    subject: z.union([
      z.strictObject({ customerId: id() }),
      z.strictObject({ customerReference: shortText().describe("the customer's id in the helpdesk") }),
      z.strictObject({ userId: id() }),
    ]),
    reason: z.enum(erasureReasons),
    legalBasis: z.enum(legalBases).optional(),
  });
export type ErasureRequest = z.output<ReturnType<typeof erasureRequest>>;

/** An erasure as it is answered; `finished` makes it a certificate. */
export const erasureView = () =>
  z.object({
    id: id(),
    status: z.enum(['running', 'finished']).describe('running: Relais goes on by itself; read it again'),
    subject: z.object({ kind: z.enum(['customer', 'user']), id: id().describe('opaque; names nobody any more') }),
    reason: z.enum(erasureReasons),
    legalBasis: z.enum(legalBases).nullable(),
    by: id(),
    begunAt: instantOut(),
    finishedAt: instantOut().nullable(),
    fields: z
      .array(z.object({ table: z.string(), field: z.string(), emptied: z.int(), struckOut: z.int() }))
      .describe('rows emptied, and rows in which the name was struck out'),
    cases: z.array(id()).describe('cases in which something was erased'),
    timelines: z
      .object({ faultsBefore: z.int(), faultsAfter: z.int() })
      .describe('timelines of these cases that were not as recorded, before and after'),
    remaining: z.array(erasureRemainder()),
  });
export type ErasureView = z.output<ReturnType<typeof erasureView>>;
