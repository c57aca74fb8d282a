// Keeps each request that changes something under its idempotency key, so that a repeat is the same request and not a second one.
import { randomUUID } from 'node:crypto';
import type { RecordedAdvice } from '@relais/contracts';
import { type EntityManager, IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { insertUnlessThere } from '../database/rows';
import { CommandEntity } from '../entities/command.entity';
import { TimelineEntryEntity } from '../entities/timeline-entry.entity';
import type { Claim, ClaimCommand, CommandKey, CommandReference, RefusedAttempt, StoredCommand, StoredOutcome } from './command-types';

export class CommandRepository {
  constructor(private readonly database: Database) {}

  /** Writes the command unless its key is known in the organisation for that principal; of two at once, one is `claimed`. */
  claim(command: ClaimCommand): Promise<Claim> {
    return this.database.read((manager) => claimIn(manager, command));
  }

  /** What is known of the request without claiming its key; null for a key that is new, or whose first request did nothing. */
  known({ requestHash, ...key }: Pick<ClaimCommand, keyof CommandKey | 'requestHash'>): Promise<Claim | null> {
    return this.database.read(async (manager) => {
      const row = await manager.findOneBy(CommandEntity, key);
      return row && repeated(row, requestHash);
    });
  }

  /**
   * Makes one transaction of all that `work` asks of the database, under the key alone: what a request changes and what it is answered are kept
   * together, or neither. Null at once while another request with that key is worked on.
   */
  alone<Result>({ organisationId, principal, key }: CommandKey, work: () => Promise<Result>): Promise<Result | null> {
    return this.database.together(async () => {
      const [row] = await this.database.read((manager) =>
        manager.query<[{ free: boolean }]>(`select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free`, [
          JSON.stringify(['key', organisationId, principal, key]),
        ]),
      );
      return row.free ? work() : null;
    });
  }

  find(reference: CommandReference): Promise<StoredCommand | null> {
    return this.database.read((manager) => commandIn(manager, reference));
  }

  /** Whether its case has taken the command and recorded it: whatever it was answered, it was not refused. */
  isRecorded({ organisationId, escalationId, id: commandId }: StoredCommand): Promise<boolean> {
    return this.database.read(
      async (manager) => escalationId !== null && manager.existsBy(TimelineEntryEntity, { organisationId, escalationId, commandId }),
    );
  }

  /**
   * Keeps what the request was answered. The first answer stays, but for a refusal told while another send was on its way that was taken then. Where a
   * person's erasure has begun since the request came, the answer may hold their words: it is not kept, and the request is known again by nobody (ADR 17).
   */
  async storeOutcome({
    organisationId,
    commandId,
    status,
    body,
    at,
  }: CommandReference & StoredOutcome & { readonly at: number }): Promise<void> {
    await this.database.read((manager) =>
      manager.query(outcomeQuery, [organisationId, commandId, status, JSON.stringify(body), new Date(at)]),
    );
  }

  /** Keeps what was advised with the decision that the command brings. */
  async keepAdvice({ organisationId, commandId, advice }: CommandReference & { readonly advice: RecordedAdvice }): Promise<void> {
    const where = { organisationId, id: commandId };
    await this.database.read((manager) => manager.update(CommandEntity, where, { advice: advice as never }));
  }

  /**
   * After a refusal of `attempt`, answered `at`, that the key must not remember (409, 412) and Temporal gives for its update id for ever: the next try
   * gets another, and is advised anew. Of several who heard that refusal, one raises.
   */
  async raiseAttempt({ organisationId, commandId, attempt, at }: CommandReference & RefusedAttempt): Promise<void> {
    const where = { organisationId, id: commandId, attempt, outcomeStatus: IsNull() };
    const to = { attempt: attempt + 1, answeredAt: at, advice: null };
    await this.database.read((manager) => manager.update(CommandEntity, where, to));
  }

  /** After a refusal that neither the key nor Temporal remembers: another send of the same attempt may have been taken, so it stays. */
  async leaveOpen({ organisationId, commandId, attempt, at }: CommandReference & RefusedAttempt): Promise<void> {
    const where = { organisationId, id: commandId, attempt, outcomeStatus: IsNull() };
    await this.database.read((manager) => manager.update(CommandEntity, where, { answeredAt: at }));
  }
}

const outcomeQuery = `
  with late as (
    select c.id, c.body is null or (c.escalation_id is not null and exists
      (select from erasure e where e.organisation_id = $1 and e.begun_at >= c.claimed_at)) as is_late
    from command c where c.organisation_id = $1 and c.id = $2
  )
  update command set outcome_status = $3, answered_at = $5,
    outcome_body = case when is_late or command.body is null then null else $4::jsonb end,
    request_hash = case when is_late or command.body is null then 'erased' else request_hash end
  from late where command.organisation_id = $1 and command.id = late.id and (outcome_status is null or (outcome_status >= 400 and $3 < 400))`;

/** One command, inside the caller's transaction. */
export async function commandIn(manager: EntityManager, { organisationId, commandId }: CommandReference): Promise<StoredCommand | null> {
  const row = await manager.findOneBy(CommandEntity, { organisationId, id: commandId });
  return row && stored(row);
}

/** The claim inside whatever transaction the caller runs. A refused request that comes again waits for an answer anew, and is advised anew. */
export async function claimIn(manager: EntityManager, command: ClaimCommand): Promise<Claim> {
  const claimed = await insertUnlessThere(manager, { into: CommandEntity, row: newRow(command), answering: 'id' });
  const { organisationId, principal, key } = command;
  const row = await manager.findOneByOrFail(CommandEntity, { organisationId, principal, key });
  if (claimed) return { kind: 'claimed', command: stored(row) };
  if (row.requestHash !== command.requestHash || row.outcomeStatus !== null || row.answeredAt === null)
    return repeated(row, command.requestHash);
  const again = { answeredAt: null, claimedAt: command.at };
  await manager.update(CommandEntity, { organisationId, id: row.id, outcomeStatus: IsNull() }, again);
  return { kind: 'repeated', command: stored({ ...row, ...again, advice: null }) };
}

const repeated = (row: CommandEntity, requestHash: string): Claim =>
  row.requestHash === requestHash ? { kind: 'repeated', command: stored(row) } : { kind: 'other_request' };

const newRow = ({ at, body, ...command }: ClaimCommand): Partial<CommandEntity> => ({
  ...command,
  id: randomUUID(),
  body: { ...body },
  attempt: 0,
  claimedAt: at,
});

const stored = (row: CommandEntity): StoredCommand => ({
  id: row.id,
  organisationId: row.organisationId,
  escalationId: row.escalationId,
  type: row.type,
  actor: row.actor,
  body: row.body,
  advice: row.advice,
  attempt: row.attempt,
  outcome: row.outcomeStatus === null ? null : { status: row.outcomeStatus, body: row.outcomeBody },
  claimedAt: row.claimedAt,
});
