// Lays out a case as its readers get it; pure, one spelling for replies and reads (design §2).
import {
  type Actor,
  type CaseSnapshot,
  type CaseSummary,
  type CaseView,
  type ClockName,
  type CommandName,
  type MachineView,
  publicCommands,
} from '@relais/contracts';
import type { EscalationInput } from '@relais/contracts/temporal';
import { allowedCommands, view } from '@relais/machines';
import type { EscalationLine, StoredEscalation } from '@relais/persistence';

/** ISO 8601 UTC, as instants leave the API. */
export const iso = (instant: number): string => new Date(instant).toISOString();
export const isoOrNull = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : iso(instant);

/** A case whose workflow has recorded a step, with what `actor` may send now; nobody named may send nothing. */
export function presentCase(stored: StoredEscalation & { snapshot: CaseSnapshot }, actor: Actor | null): CaseView {
  const { snapshot, rules } = stored;
  const { value, context } = snapshot;
  const allowed = actor ? allowedCommands({ status: value, context: { ...context, rules } }, actor) : [];
  return { ...view(snapshot), ...references(stored), allowed: allowed.filter(isPublic) };
}

/** A case that is known and not started yet (life.md §1, `accepted`): nothing has happened to it, and nothing may be sent. */
export function acceptedView(stored: StoredEscalation, { profile, verdict }: EscalationInput): CaseView {
  return { ...untouched, ...positions(stored), profile, verdict, ...references(stored), allowed: [] };
}

const isPublic = (command: CommandName): boolean => (publicCommands as readonly CommandName[]).includes(command);

const positions = ({ class: caseClass, level, agentId, ownerId, pointOfContactId }: StoredEscalation) => ({
  class: caseClass,
  level,
  agentId,
  ownerId,
  pointOfContactId,
});

const untouched: Omit<MachineView, 'profile' | 'verdict' | keyof ReturnType<typeof positions>> = {
  status: 'accepted',
  outcome: null,
  closedBecause: null,
  recipient: null,
  insisted: false,
  documenting: null,
  information: null,
  acknowledged: null,
  recommendation: null,
  decision: null,
  actions: [],
  clocks: [],
  pausedClocks: [],
  call: null,
  writingSince: null,
  snoozedUntil: null,
  tasks: [],
  rounds: [],
  counts: { reminders: 0, transfers: 0, returns: 0, returnsInARow: 0, promisesKept: 0, promisesBroken: 0, levelsClimbed: 0, triggers: 0 },
};

function references({ id, ticketReference, customerReference, subject, raisedAt, version, step, follows, missing }: StoredEscalation) {
  return { id, ticketReference, customerReference, subject, raisedAt: iso(raisedAt), version, step, follows, missing: [...missing] };
}

/** One line of a list. */
export function presentLine(line: EscalationLine): CaseSummary {
  const { organisationId: _own, step: _step, agentId: _agent, raisedAt, nextDueAt, snoozedUntil, nextClock, ...rest } = line;
  return {
    ...rest,
    nextClock: nextClock as ClockName | null,
    raisedAt: iso(raisedAt),
    nextDueAt: isoOrNull(nextDueAt),
    snoozedUntil: isoOrNull(snoozedUntil),
  };
}
