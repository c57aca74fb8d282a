// One step's transaction: every row it writes or reads belongs to the one case it was opened for, so no mistake can reach another.
import { randomUUID } from 'node:crypto';
import type { Language, PolicyTables } from '@relais/contracts';
import { type EntityManager, type EntityTarget, type FindOptionsWhere, MoreThan, type ObjectLiteral } from 'typeorm';
import { commandIn } from '../commands/command.repository';
import type { StoredCommand } from '../commands/command-types';
import { addJob, hastenJobs, heldKey } from '../database/jobs';
import { changeRows, insertRows } from '../database/rows';
import { type StoredTeam, type StoredUser, teamsIn, usersIn } from '../directory/directory.repository';
import { type DossierVersion, newestDossierIn } from '../dossiers/dossier.repository';
import { CustomerEntity } from '../entities/customer.entity';
import { EscalationEntity } from '../entities/escalation.entity';
import { PolicyEntity } from '../entities/rules.entity';
import { TimelineEntryEntity } from '../entities/timeline-entry.entity';
import type { EscalationReference } from '../escalations/escalation-types';
import { dutyIn, type TeamDuty } from '../on-call/duty';
import { completed } from '../policies/policy.repository';
import { genesis, sealed } from '../timeline/seal';
import { type CaseRow, type CaseTable, caseTables, type TimelineLine } from './case-tables';

/** People and teams as they are today. */
export interface Roster {
  readonly users: readonly StoredUser[];
  readonly teams: readonly StoredTeam[];
}

export type CaseColumns = Partial<Omit<EscalationEntity, 'id' | 'organisationId'>>;
/** The columns the recorder needs of a case it has locked. */
export type LockedCase = Pick<
  EscalationEntity,
  'status' | 'step' | 'rules' | 'customerId' | 'recordedAt' | 'timelineHash' | 'timelineLength'
>;

/** Organisation or case is not known here (`code` `unknown_case`): the workflow's ids and the database do not belong together. */
export class UnknownCaseError extends Error {
  readonly code = 'unknown_case';

  constructor({ organisationId, escalationId }: EscalationReference) {
    super(`There is no case ${escalationId} in organisation ${organisationId}: is this worker connected to the database that accepted it?`);
    this.name = 'UnknownCaseError';
  }
}

// The workflow ends just after its last step is recorded; asked at once, Temporal would still call it running.
const closingSeconds = 2;

export class CaseTransaction {
  constructor(
    private readonly manager: EntityManager,
    private readonly reference: EscalationReference,
  ) {}

  /** Holds the case until the end of the transaction: of two recorders, one waits. @throws UnknownCaseError */
  async lock(): Promise<LockedCase> {
    const { organisationId, escalationId: id } = this.reference;
    const chain = { timelineHash: true, timelineLength: true } as const;
    const row = await this.manager.findOne(EscalationEntity, {
      where: { organisationId, id },
      select: { id: true, status: true, step: true, rules: true, customerId: true, recordedAt: true, ...chain },
      // The case's key stays free: a command that arrives meanwhile is written down without waiting (its row refers to the case).
      lock: { mode: 'for_no_key_update' },
    });
    if (!row) throw new UnknownCaseError(this.reference);
    return row;
  }

  async writeCase(columns: CaseColumns): Promise<void> {
    const { organisationId, escalationId: id } = this.reference;
    await changeRows<EscalationEntity>(this.manager, { of: EscalationEntity, where: { organisationId, id }, to: columns });
  }

  /** Writes the lines, sealed to the end of the chain of the case as it was locked. Answers the chain's new end, for the case's own row. */
  async appendTimeline(
    lines: readonly TimelineLine[],
    { timelineHash: hash, timelineLength: length }: LockedCase,
  ): Promise<{ readonly timelineHash: string; readonly timelineLength: number }> {
    const entries = sealed(
      lines.map((line) => ({ ...line, ...this.reference })),
      { hash, length },
    );
    await insertRows(this.manager, { into: TimelineEntryEntity, rows: entries });
    return { timelineHash: entries.at(-1)?.hash ?? hash ?? genesis, timelineLength: length + entries.length };
  }

  async insert<Table extends Exclude<CaseTable, 'timelineEntry'>>(table: Table, rows: readonly CaseRow<Table>[]): Promise<void> {
    const owned = rows.map((row) => ({ ...row, ...this.reference }));
    await insertRows(this.manager, { into: targetOf(table), rows: owned });
  }

  /** Answers how many rows matched. */
  change<Table extends CaseTable>(
    table: Table,
    { where, to }: { where: Partial<CaseRow<Table>>; to: Partial<CaseRow<Table>> },
  ): Promise<number> {
    return changeRows(this.manager, { of: targetOf(table), where: { ...where, ...this.reference }, to });
  }

  rows<Table extends CaseTable>(table: Table, where: FindOptionsWhere<CaseRow<Table>> = {}): Promise<CaseRow<Table>[]> {
    return this.manager.findBy(targetOf(table), { ...where, ...this.reference }) as Promise<CaseRow<Table>[]>;
  }

  /** Null for a case without a dossier. */
  newestDossier(): Promise<DossierVersion | null> {
    return newestDossierIn(this.manager, this.reference);
  }

  /** Null for a command that is not one of this case. */
  async command(commandId: string): Promise<StoredCommand | null> {
    const command = await commandIn(this.manager, { organisationId: this.reference.organisationId, commandId });
    return command?.escalationId === this.reference.escalationId ? command : null;
  }

  async roster(): Promise<Roster> {
    const { organisationId } = this.reference;
    return { users: await usersIn(this.manager, { organisationId }), teams: await teamsIn(this.manager, organisationId) };
  }

  /** Who answers for a team at an instant (epoch milliseconds), but for the people themselves. */
  duty({ team, at }: { readonly team: StoredTeam; readonly at: number }): Promise<TeamDuty> {
    const { organisationId, escalationId: besides } = this.reference;
    return dutyIn(this.manager, { organisationId, team, from: at, to: at, besides });
  }

  /** Where the customer of the case is written to. */
  async customer(customerId: string): Promise<{ readonly email: string | null; readonly language: Language }> {
    const { organisationId } = this.reference;
    return this.manager.findOneOrFail(CustomerEntity, {
      where: { organisationId, id: customerId },
      select: { id: true, email: true, language: true },
    });
  }

  /** The decision tables of a version of the organisation's policy; it was published when the case took it along, and stays. */
  async policyTables(version: number): Promise<PolicyTables> {
    const { organisationId } = this.reference;
    return completed((await this.manager.findOneByOrFail(PolicyEntity, { organisationId, version })).document).tables;
  }

  /** Has Temporal's history of the case kept here, once the transaction is. */
  async archiveHistory(): Promise<void> {
    await addJob(this.manager, { name: 'archive_history', payload: this.reference, afterSeconds: closingSeconds });
  }

  /** Has each message that quiet hours hold past an instant (epoch milliseconds) looked at again: what holds it may have changed. */
  async askAgainOfHeld(at: number): Promise<void> {
    const held = await this.rows('message', { status: 'queued', heldUntil: MoreThan(at) });
    if (held.length > 0)
      await hastenJobs(
        this.manager,
        held.map(({ id }) => heldKey(id)),
      );
  }

  /** Writes an outgoing message and, when it is `queued`, the job that delivers it. */
  async send(
    message: Omit<CaseRow<'message'>, 'id' | 'messageId' | 'subject' | 'body' | 'takenAt' | 'sentAt' | 'heldUntil'>,
  ): Promise<void> {
    const id = randomUUID();
    await this.insert('message', [
      { ...message, id, messageId: `<${id}@relais>`, subject: null, body: null, takenAt: null, sentAt: null, heldUntil: null },
    ]);
    if (message.status !== 'queued') return;
    await addJob(this.manager, { name: 'deliver_message', payload: { organisationId: this.reference.organisationId, messageId: id } });
  }
}

// A union of entity classes is not a target TypeORM can type; which one it is depends on `table` alone.
const targetOf = (table: CaseTable): EntityTarget<ObjectLiteral> => caseTables[table];
