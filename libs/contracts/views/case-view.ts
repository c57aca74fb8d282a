// What people read of one case: `view(snapshot)` of the machine plus what the read model adds to it (design §2).
import { z } from 'zod';
import { currency, id, instantOut } from '../primitives';
import { profile } from '../profile';
import { actionKinds, addressees, caseClasses, clockNames, decisionChoices, outcomes, statuses, taskKinds, verdicts } from '../vocabulary';

const clock = () => z.object({ clock: z.enum(clockNames), startedAt: instantOut(), dueAt: instantOut() });
const pausedClock = () => z.object({ clock: z.enum(clockNames), leftMilliseconds: z.int() });
const task = () => z.object({ kind: z.enum(taskKinds), for: z.enum(addressees), since: instantOut() });

const round = () =>
  z.object({
    startedAt: instantOut(),
    acknowledgedAt: instantOut().nullable(),
    decidedAt: instantOut().nullable(),
    implementedAt: instantOut().nullable(),
    responseBreached: z.boolean(),
    resolutionBreached: z.boolean(),
  });

const action = () =>
  z.object({
    id: z.string(),
    kind: z.enum(actionKinds),
    amountMinor: z.int().nullable().describe('null where masked'),
    currency: currency(),
    status: z.enum(['waiting', 'running', 'done', 'failed', 'unknown', 'done_by_hand', 'given_up']),
    runs: z.int(),
  });

const decision = () =>
  z.object({
    choice: z.enum(decisionChoices),
    outcome: z.enum(outcomes),
    by: id(),
    amountMinor: z.int().nullable().describe('null where masked'),
    currency: currency(),
    at: instantOut(),
  });

const counts = () =>
  z.object({
    reminders: z.int(),
    transfers: z.int(),
    returns: z.int(),
    returnsInARow: z.int(),
    promisesKept: z.int(),
    promisesBroken: z.int(),
    levelsClimbed: z.int(),
    triggers: z.int(),
  });

const call = () =>
  z.object({
    pickedUpAt: instantOut(),
    waitedMilliseconds: z.int().describe('from the raise to the pick-up'),
    isWaitWithinTarget: z.boolean(),
    onTheLine: z.array(id()),
    lengthMilliseconds: z.int().nullable().describe('null until the call has ended'),
    isLengthUsual: z.boolean().nullable(),
  });

/** The part of a case that comes from the machine alone; pure, the same in the reply of a command and in a GET. */
export const machineView = () =>
  z.object({
    status: z.enum(statuses),
    outcome: z.enum(outcomes).nullable(),
    closedBecause: z.string().nullable(),
    class: z.enum(caseClasses),
    level: z.int(),
    profile: profile(),
    agentId: id(),
    ownerId: id(),
    pointOfContactId: id(),
    recipient: z.object({ teamId: id().nullable(), userId: id().nullable(), backupUserId: id().nullable() }).nullable(),
    verdict: z.enum(verdicts).nullable(),
    insisted: z.boolean(),
    documenting: z.object({ because: z.enum(['raised', 'returned', 'information']), missing: z.int() }).nullable(),
    information: z.object({ from: z.enum(['agent', 'customer']), backTo: z.string() }).nullable(),
    acknowledged: z.object({ by: id(), at: instantOut() }).nullable(),
    recommendation: z.object({ choice: z.enum(decisionChoices), amountMinor: z.int() }).nullable(),
    decision: decision().nullable(),
    actions: z.array(action()),
    clocks: z.array(clock()).describe('armed clocks, soonest first'),
    pausedClocks: z.array(pausedClock()),
    call: call().nullable().describe('of a live case, once it was picked up'),
    writingSince: instantOut().nullable().describe('since when the customer is answered in writing only'),
    snoozedUntil: instantOut().nullable(),
    tasks: z.array(task()).describe('what waits for a person'),
    counts: counts(),
    rounds: z.array(round()),
  });
export type MachineView = z.output<ReturnType<typeof machineView>>;

/** One case as `GET /v1/escalations/{id}` and every command's reply show it. */
export const caseView = () =>
  machineView().extend({
    id: id(),
    ticketReference: z.string(),
    customerReference: z.string().nullable().describe('null where masked'),
    subject: z.string().nullable(),
    raisedAt: instantOut(),
    version: z.int().describe('the last step a person made; the ETag'),
    step: z.int(),
    follows: id().nullable(),
    allowed: z.array(z.string()).describe('commands the acting person may send now'),
    missing: z
      .array(z.object({ test: z.string(), pointer: z.string(), detail: z.object({ fr: z.string(), en: z.string() }) }))
      .describe('what the gate misses'),
  });
export type CaseView = z.output<ReturnType<typeof caseView>>;

/** One line of a list of cases. */
export const caseSummary = () =>
  z.object({
    id: id(),
    status: z.enum(statuses),
    outcome: z.enum(outcomes).nullable(),
    class: z.enum(caseClasses),
    category: z.string(),
    level: z.int(),
    ticketReference: z.string(),
    subject: z.string().nullable(),
    ownerId: id(),
    pointOfContactId: id(),
    recipientTeamId: id().nullable(),
    recipientUserId: id().nullable(),
    raisedAt: instantOut(),
    nextClock: z.enum(clockNames).nullable(),
    nextDueAt: instantOut().nullable(),
    snoozedUntil: instantOut().nullable(),
    version: z.int(),
  });
export type CaseSummary = z.output<ReturnType<typeof caseSummary>>;
