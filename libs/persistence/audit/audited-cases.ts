// Reads whole timelines for the audits, some cases at a time, each batch as of one moment, so that a running system raises no false alarm.
import type { EntityManager } from 'typeorm';
import type { TimelineAnchor } from '../anchors/anchor-file';
import type { Database } from '../database/database';
import type { SealedEntry } from '../timeline/seal';

export interface AuditedCase {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly ticketReference: string;
  readonly raisedAt: number;
  /** Null while it is open. */
  readonly closedAt: number | null;
  readonly step: number;
  readonly ownerId: string;
  readonly pointOfContactId: string;
  readonly timelineHash: string | null;
  readonly timelineLength: number;
  /** By step and sequence. */
  readonly entries: readonly SealedEntry[];
  /** Those of the database. */
  readonly anchors: readonly TimelineAnchor[];
}

const atOnce = 50;
const first = '00000000-0000-0000-0000-000000000000';

/** All cases of all organisations, or the one, in batches. */
export async function* auditedCases(database: Database, escalationId: string | null): AsyncGenerator<readonly AuditedCase[]> {
  for (let after = first; ; ) {
    const batch = await database.transaction((manager) => batchAfter(manager, { after, escalationId }));
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (!last || batch.length < atOnce) return;
    after = last.escalationId;
  }
}

type CaseColumns = Omit<AuditedCase, 'entries' | 'anchors'>;

async function batchAfter(
  manager: EntityManager,
  { after, escalationId }: { after: string; escalationId: string | null },
): Promise<readonly AuditedCase[]> {
  await manager.query('set transaction isolation level repeatable read, read only');
  const next = await manager.query<{ id: string }[]>(nextQuery, [after, escalationId, atOnce]);
  const ids = next.map(({ id }) => id);
  return auditedAmong(manager, ids);
}

/** The cases of these ids, by id, inside the caller's transaction. */
export async function auditedAmong(manager: EntityManager, ids: readonly string[]): Promise<readonly AuditedCase[]> {
  const cases = await manager.query<CaseColumns[]>(casesQuery, [ids]);
  const entries = byCase(await manager.query<SealedEntry[]>(entriesQuery, [ids]));
  const anchors = byCase(await manager.query<TimelineAnchor[]>(anchorsQuery, [ids]));
  return cases.map((one) => ({ ...one, entries: entries.get(one.escalationId) ?? [], anchors: anchors.get(one.escalationId) ?? [] }));
}

/** In the order given. */
export function byCase<Row extends { readonly escalationId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.escalationId, [...(groups.get(row.escalationId) ?? []), row]);
  return groups;
}

const milliseconds = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const nextQuery = 'select id from escalation where id > $1 and ($2::uuid is null or id = $2) order by id limit $3';

const casesQuery = `
  select e.organisation_id as "organisationId", e.id as "escalationId", t.reference as "ticketReference", ${milliseconds('e.raised_at')} as "raisedAt",
    case when e.status = 'closed' then ${milliseconds('e.recorded_at')} end as "closedAt", e.step, e.owner_id as "ownerId",
    e.point_of_contact_id as "pointOfContactId", e.timeline_hash as "timelineHash", e.timeline_length as "timelineLength"
  from escalation e join ticket t on t.id = e.ticket_id
  where e.id = any($1)
  order by e.id`;

// To the microsecond: an instant that was moved by less than a millisecond was moved.
const entriesQuery = `
  select organisation_id as "organisationId", escalation_id as "escalationId", step, sequence, position, ${milliseconds('at')} as at, kind, type,
    clock, actor, command_id as "commandId", from_status as "fromStatus", to_status as "toStatus", owner_id as "ownerId",
    point_of_contact_id as "pointOfContactId", data, text, text_salt as "textSalt", text_digest as "textDigest", digest,
    previous_hash as "previousHash", hash
  from timeline_entry where escalation_id = any($1) order by escalation_id, step, sequence`;

const anchorsQuery = `
  select organisation_id as "organisationId", escalation_id as "escalationId", position, step, sequence, hash, ${milliseconds('anchored_at')} as "anchoredAt"
  from timeline_anchor where escalation_id = any($1)`;

/** The anchors of cases that the database no longer has. */
export function orphanedAnchors(database: Database): Promise<readonly TimelineAnchor[]> {
  return database.read((manager) => manager.query<TimelineAnchor[]>(anchorsOfGoneQuery));
}

const anchorsOfGoneQuery = `
  select distinct on (escalation_id) organisation_id as "organisationId", escalation_id as "escalationId", position, step, sequence, hash,
    ${milliseconds('anchored_at')} as "anchoredAt"
  from timeline_anchor a where not exists (select from escalation e where e.id = a.escalation_id) order by escalation_id, position desc`;
