// What people read and send when a version of the policy is brought to running cases: what it would change, and what became of it.
import { z } from 'zod';
import { id, instant, instantOut, longText } from '../primitives';
import { problemCodes } from '../problem';
import { caseClasses, categories, clockNames, statuses } from '../vocabulary';

/** Highest number a version can have. */
const version = () => z.int().min(1).max(1_000_000_000);

/** What lists of cases are narrowed by; all that is given must hold. */
export const caseFilter = () =>
  z.strictObject({
    status: z.array(z.enum(statuses)).min(1).max(statuses.length).optional().describe('repeat it for several'),
    owner: id().optional(),
    team: id().optional().describe('the recipient team'),
    category: z.enum(categories).optional(),
    class: z.enum(caseClasses).optional(),
    level: z.int().min(0).max(4).optional(),
    policyVersion: version().optional().describe('cases that live by this version of the policy'),
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'words of the subject, the dossier or the customer’s name, in French or English, accents or not; or the start of a ticket’s or customer’s reference',
      ),
    dueBefore: instant().optional().describe('cases whose next clock is due before'),
    againstAdvice: z
      .enum(['true', 'false'])
      .optional()
      .describe('true: cases with a decision that went against the advice; false: the others'),
  });

/** Body of `POST /v1/escalations/{escalationId}/policy`. */
export const policyApply = () => z.strictObject({ version: version(), reason: longText() });

/** Body of `POST /v1/escalations/{escalationId}/policy/preview`. */
export const policyApplyPreview = () => z.strictObject({ version: version() });

/** Most cases that one request brings new rules to. */
export const mostCasesAtOnce = 1_000;

/** Body of `POST /v1/policy/versions/{version}/apply`. */
export const policyApplyToMany = () =>
  z.strictObject({
    filter: caseFilter().describe('of the running cases; those that are accepted and not started yet are none'),
    reason: longText(),
    most: z
      .int()
      .min(1)
      .max(mostCasesAtOnce)
      .default(mostCasesAtOnce)
      .describe('refused whole when more cases fit: what the preview counted'),
  });

/** Body of `POST /v1/policy/versions/{version}/apply/preview`. */
export const policyApplyToManyPreview = () =>
  z.strictObject({
    filter: caseFilter(),
    cursor: z.string().min(1).max(500).optional().describe('nextCursor of the page before'),
    limit: z.int().min(1).max(200).default(50),
  });

const changed = () => z.object({ from: z.string(), to: z.string() });

/** What a version would do to one case; durations as a policy writes them. */
export const policyPreviewView = () =>
  z.object({
    id: id(),
    ticketReference: z.string(),
    class: z.enum(caseClasses),
    fromVersion: z.int().describe('of the rules that the case has'),
    refusal: z
      .object({ code: z.enum(problemCodes), detail: z.string() })
      .nullable()
      .describe('why the case would not take them now'),
    clocks: z.array(
      z.object({
        clock: z.enum(clockNames),
        startedAt: instantOut(),
        dueAt: instantOut(),
        newDueAt: instantOut().nullable().describe('null for a clock that is due already: it is taken first, by the rules of now'),
      }),
    ),
    cadence: changed(),
    response: changed(),
    resolution: changed(),
  });
export type PolicyPreviewView = z.output<ReturnType<typeof policyPreviewView>>;

const calendar = () => z.object({ calendarId: id(), calendarVersion: z.int() });

export const policyPreviewWhole = () => policyPreviewView().extend({ version: z.int(), ...calendar().shape });

/** A page of cases, the newest first, and how many there are in all. */
export const policyPreviewPage = () =>
  z.object({
    version: z.int(),
    ...calendar().shape,
    matching: z.int(),
    items: z.array(policyPreviewView()),
    nextCursor: z.string().nullable(),
  });

/** `unknown`: asked many times over days, and never answered. */
export const policyApplicationStatuses = ['waiting', 'applied', 'refused', 'unknown'] as const;
export type PolicyApplicationStatus = (typeof policyApplicationStatuses)[number];

export const policyApplicationView = () =>
  z.object({
    id: id(),
    version: z.int(),
    ...calendar().shape,
    reason: z.string().nullable(),
    askedBy: id(),
    askedAt: instantOut(),
    counts: z.object({ waiting: z.int(), applied: z.int(), refused: z.int(), unknown: z.int() }),
    items: z.array(
      z.object({
        id: id(),
        fromVersion: z.int(),
        status: z.enum(policyApplicationStatuses),
        code: z.enum(problemCodes).nullable(),
        settledAt: instantOut().nullable(),
      }),
    ),
  });
export type PolicyApplicationView = z.output<ReturnType<typeof policyApplicationView>>;

/** How many running cases live by each version, the newest first. */
export const runningCasesView = () => z.object({ items: z.array(z.object({ version: z.int(), cases: z.int() })) });
