// Accepts a raise in one transaction, so that whatever happens next to Temporal or to this process, the case exists and will be started.
import type { EntityManager } from 'typeorm';
import { claimIn } from '../commands/command.repository';
import type { StoredCommand } from '../commands/command-types';
import type { Database } from '../database/database';
import { addJob } from '../database/jobs';
import { changeRows, insertRows } from '../database/rows';
import { CommandEntity } from '../entities/command.entity';
import { DossierEntity } from '../entities/dossier.entity';
import { EscalationEntity } from '../entities/escalation.entity';
import type { EscalationReference } from '../escalations/escalation-types';
import { openCaseOf } from './birth';
import type { AcceptRaise, RaiseAccepted, StartOrder } from './intake-types';
import { assertKnown, UnknownReference } from './references';
import { ticketOf } from './ticket';

export class IntakeRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes command, customer, ticket, case with its frozen rules, first dossier and the job `start_escalation` {organisationId, escalationId}.
   * One open case per ticket, also when two raises come at once (life.md §1, design.md §5).
   * @throws NoPublishedPolicyError when the organisation has no policy to freeze.
   */
  async accept(raise: AcceptRaise): Promise<RaiseAccepted> {
    try {
      return await this.database.transaction((manager) => acceptIn(manager, raise));
    } catch (error) {
      if (error instanceof UnknownReference) return { kind: 'unknown_reference', pointers: error.pointers };
      throw error;
    }
  }

  /** What starts the case's workflow; null for an unknown id. */
  async startOrder({ organisationId, escalationId }: EscalationReference): Promise<StartOrder | null> {
    const row = await this.database.read((manager) => manager.findOneBy(EscalationEntity, { organisationId, id: escalationId }));
    return row && { organisationId, escalationId, input: { ...row.input, rules: row.rules }, hasBegun: row.step > 0 };
  }
}

async function acceptIn(manager: EntityManager, order: AcceptRaise): Promise<RaiseAccepted> {
  const { organisationId, principal, key, requestHash, actor, at, raise } = order;
  const claim = await claimIn(manager, {
    organisationId,
    principal,
    key,
    requestHash,
    actor,
    at,
    type: 'raise',
    escalationId: null,
    body: raise,
  });
  if (claim.kind === 'other_request') return claim;
  // The first transaction wrote both the command and its case, or neither.
  if (claim.kind === 'repeated') return { kind: 'repeated', escalationId: claim.command.escalationId as string, command: claim.command };
  const people = await assertKnown(manager, order);
  const ticket = await ticketOf(manager, order);
  const birth = await openCaseOf(manager, { order, people, ticket, commandId: claim.command.id });
  const type = birth.isNew ? 'raise' : 'trigger_added';
  await changeRows(manager, {
    of: CommandEntity,
    where: { organisationId, id: claim.command.id },
    to: { escalationId: birth.escalationId, type },
  });
  const command: StoredCommand = { ...claim.command, escalationId: birth.escalationId, type };
  if (!birth.isNew) return { kind: 'joined', escalationId: birth.escalationId, command };
  await writeDossier(manager, { order, escalationId: birth.escalationId });
  await addJob(manager, { name: 'start_escalation', payload: { organisationId, escalationId: birth.escalationId } });
  return { kind: 'accepted', escalationId: birth.escalationId, command };
}

async function writeDossier(manager: EntityManager, { order, escalationId }: { order: AcceptRaise; escalationId: string }): Promise<void> {
  const { organisationId, actor, at, raise } = order;
  const row = { organisationId, escalationId, version: 1, content: raise.dossier, writtenBy: actor.userId, writtenAt: at };
  await insertRows(manager, { into: DossierEntity, rows: [row] });
}
