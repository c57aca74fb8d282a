// The one ordered list of reasons to refuse a command: state, entitlement, stale version, payload (design §4).
import type { Actor, CaseContext, CommandEvent, CommandName, OpenState, ProblemCode, Refusal } from '@relais/contracts';
import { commandTable, isEntitled } from '@relais/domain/authority';
import { anotherThanItsWriter } from './arbitration-rules';
import { contradictionOf } from './payload-rules';
import { saidAgainst } from './situation-rules';

/** A case as refusals see it: its state and its context. */
export interface CaseAt {
  readonly status: OpenState | 'closed';
  readonly context: CaseContext;
}

/** What the caller had read, and how long the case has become. */
export interface Reading {
  readonly ifMatch?: number;
  readonly version: number;
  readonly step: number;
}

/** From this step on only commands that lead to an end are taken (design §4). */
export const longestCase = 300;

interface OpenCase {
  readonly status: OpenState;
  readonly context: CaseContext;
}

/** Refusals of the moment: they name what the case takes instead (life.md, header). */
const ofTheMoment = new Set<ProblemCode>([
  'not_allowed_now',
  'already_acknowledged',
  'already_done',
  'no_level_above',
  'action_running',
  'case_too_long',
]);

/**
 * The reason why a command is not taken now, or null. The same rules run before the command is accepted and again when it is
 * taken, with the instant of each. The first reason found is the answer.
 */
export function refuse({ status, context }: CaseAt, { event, reading }: { event: CommandEvent; reading: Reading }): Refusal | null {
  if (status === 'closed')
    return { code: 'closed', detail: 'The case is closed; a customer who comes back is a new escalation linked to it.' };
  const refusal =
    notNow({ status, context }, event) ??
    notEntitled({ status, context }, event) ??
    tooLong(event.type, reading) ??
    stale(reading) ??
    saidAgainst(event.type, context) ??
    contradictionOf(context, event);
  if (refusal === null || !ofTheMoment.has(refusal.code)) return refusal;
  const allowed = allowedCommands({ status, context }, event.actor).filter((name) => tooLong(name, reading) === null);
  return { ...refusal, details: { ...refusal.details, allowed } };
}

/** Commands the case takes now from this person, as far as state, entitlement and the case itself tell (design §4, "Machine"). */
export function allowedCommands({ status, context }: CaseAt, actor: Actor): CommandName[] {
  if (status === 'closed') return [];
  return (Object.keys(commandTable) as CommandName[]).filter(
    (name) =>
      commandTable[name].states.includes(status) &&
      isEntitled(commandTable[name].who, { actor, case: context, state: status }) &&
      saidAgainst(name, context) === null &&
      (name !== 'validate_message' || anotherThanItsWriter(context, { actor }) === null),
  );
}

function notNow({ status, context: { acknowledged } }: OpenCase, { type }: CommandEvent): Refusal | null {
  if (commandTable[type].states.includes(status)) return null;
  if ((type === 'acknowledge' || type === 'pick_up') && acknowledged !== null) {
    return { code: 'already_acknowledged', detail: 'Somebody has this case already.', details: { by: acknowledged.by } };
  }
  return { code: 'not_allowed_now', detail: `${type} is not taken in ${status}.` };
}

function notEntitled({ status, context }: OpenCase, event: CommandEvent): Refusal | null {
  const { who } = commandTable[event.type];
  if (isEntitled(who, { actor: event.actor, case: context, state: status }) && !namesAnotherThanRecipient(event, context)) return null;
  return { code: 'not_entitled', detail: `${event.type} is for: ${who.join(', ')}.` };
}

/** The agent re-routes a case that is theirs; owner and point of contact are for managers (life.md §1, `documenting`). */
function namesAnotherThanRecipient(event: CommandEvent, { agentId }: CaseContext): boolean {
  if (event.type !== 'reassign' || event.role === 'recipient' || event.actor.userId !== agentId) return false;
  return !event.actor.roles.some((role) => role === 'manager' || role === 'direction' || role === 'operator');
}

const tooLong = (name: CommandName, { step }: Reading): Refusal | null =>
  step >= longestCase && !commandTable[name].leadsToAnEnd
    ? { code: 'case_too_long', detail: `After ${longestCase} steps only commands that lead to an end are taken.` }
    : null;

const stale = ({ ifMatch, version }: Reading): Refusal | null =>
  ifMatch === undefined || ifMatch === version
    ? null
    : { code: 'stale_version', detail: 'Read the case again and decide anew.', details: { version } };
