// What people read and send of a policy's versions: drafts, publications, what a check found, what differs.
import { z } from 'zod';
import { policyDocument } from '../policy';
import { id, instantOut, longText } from '../primitives';
import { rosterFindingView } from './on-call-view';

/** Highest number a version can have. */
const version = () => z.int().min(1).max(1_000_000_000);

/** A version without its document. `revision` counts the saves of a draft and is its ETag; `reason` is null once a name was struck out of all of it. */
export const policyVersionView = () =>
  z.object({
    version: z.int(),
    status: z.enum(['draft', 'published']),
    revision: z.int(),
    name: z.string(),
    calendarId: id(),
    authors: z.array(id()).describe('everybody who wrote to the draft'),
    basedOn: z.int().nullable().describe('the version that was published when the draft was made'),
    rolledBackTo: z.int().nullable(),
    changedAt: instantOut().nullable(),
    publishedAt: instantOut().nullable(),
    publishedBy: id().nullable(),
    reason: z.string().nullable(),
  });
export type PolicyVersionView = z.output<ReturnType<typeof policyVersionView>>;

export const policyVersionWhole = () => policyVersionView().extend({ document: policyDocument() });
export type PolicyVersionWhole = z.output<ReturnType<typeof policyVersionWhole>>;

/** Body of `POST /v1/policy/drafts`: a document, or else a copy of a version; the published one unless named. */
export const policyDraftCreate = () =>
  z
    .strictObject({ document: policyDocument().optional(), from: version().optional(), calendarId: id().optional() })
    .refine(({ document, from }) => document === undefined || from === undefined, {
      path: ['from'],
      message: 'Give either a document or the version to copy, not both.',
    })
    // The refinement is invisible in JSON Schema, so the same rule is spelled there.
    .meta({ not: { properties: { document: {}, from: {} }, required: ['document', 'from'] } });
export type PolicyDraftCreate = z.output<ReturnType<typeof policyDraftCreate>>;

/** Body of `PUT /v1/policy/drafts/{version}`: the whole document. */
export const policyDraftSave = () => z.strictObject({ document: policyDocument(), calendarId: id().optional() });

/** Body of `POST /v1/policy/drafts/{version}/publish`. */
export const policyPublish = () =>
  z.strictObject({
    reason: longText(),
    revision: version().optional().describe('of the draft as it was read: refused when somebody saved it since'),
  });

/** Body of `POST /v1/policy/versions/{version}/roll-back`. */
export const policyRollBack = () => z.strictObject({ reason: longText() });

/** One place where two documents differ; `from` or `to` is left out where there is nothing. */
export const documentChange = () => z.object({ pointer: z.string(), from: z.unknown().optional(), to: z.unknown().optional() });
export const policyDifference = () => z.object({ from: z.int(), to: z.int(), changes: z.array(documentChange()) });

/** A place of the document and what is wrong there; `/calendarId` is the calendar that the version counts on. */
export const policyFinding = () => z.object({ pointer: z.string(), detail: z.string() });
export type PolicyFinding = z.output<ReturnType<typeof policyFinding>>;

/** What the version would meet in the roster as it is now; such a version is published all the same. */
const warnings = () => z.array(rosterFindingView()).describe('what would leave a case with nobody in the next 14 days');

/** What was published, and what its cases would meet. */
export const policyPublication = () => policyVersionWhole().extend({ warnings: warnings() });

/** What a check found. With a fault a version is not published; a warning is for people to weigh. */
export const policyCheckView = () =>
  z.object({
    version: z.int(),
    revision: z.int(),
    publishable: z.boolean(),
    faults: z.array(policyFinding()),
    warnings: warnings(),
    lives: z.int().describe('lives walked to their end'),
  });
export type PolicyCheckView = z.output<ReturnType<typeof policyCheckView>>;
