// Reads cases for screens, lists and starters; the read model is written by the recording alone.
import type { Status } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { digestOf, writeCursor } from './cursor';
import { type JoinedEscalation, joinedEscalations, line, whole } from './escalation-rows';
import type { EscalationLine, EscalationPage, EscalationReference, ListEscalations, StoredEscalation, StuckCase } from './escalation-types';
import { narrowed } from './list-query';

export class EscalationRepository {
  constructor(private readonly database: Database) {}

  /** Null for an unknown id and for one of another organisation. */
  find(reference: EscalationReference): Promise<StoredEscalation | null> {
    return this.database.read((manager) => escalationIn(manager, reference));
  }

  /** What `viewerId` may see of the organisation's cases. @throws InvalidCursorError for a cursor that this list did not give. */
  async list(question: ListEscalations): Promise<EscalationPage> {
    return this.page(question, line);
  }

  /** The same, each case whole. */
  async listWhole(question: ListEscalations): Promise<EscalationPage<StoredEscalation>> {
    return this.page(question, whole);
  }

  /** How many fit in all. */
  count({ organisationId, viewerId, filter }: Pick<ListEscalations, 'organisationId' | 'viewerId' | 'filter'>): Promise<number> {
    const question = { organisationId, viewerId, filter, sort: 'raisedAt', limit: 1 } as const;
    return this.database.read((manager) => narrowed(joinedEscalations(manager, organisationId), question).getCount());
  }

  /** How many running cases live by each version of the policy, the newest first. */
  async runningByPolicyVersion(organisationId: string): Promise<readonly { readonly version: number; readonly cases: number }[]> {
    return this.database.read((manager) => manager.query(runningByVersionQuery, [organisationId]));
  }

  private async page<Item extends EscalationLine>(
    question: ListEscalations,
    present: (row: JoinedEscalation) => Item,
  ): Promise<EscalationPage<Item>> {
    const { organisationId, limit } = question;
    const { entities, raw } = await this.database.read((manager) =>
      narrowed(joinedEscalations(manager, organisationId), question).getRawAndEntities<{ score?: number }>(),
    );
    const items = (entities as JoinedEscalation[]).slice(0, limit).map(present);
    const last = items.at(-1);
    if (entities.length <= limit || !last) return { items, nextCursor: null };
    return { items, nextCursor: cursorAfter(last, { question, score: raw[limit - 1]?.score }) };
  }

  /** Cases of all organisations that have waited longer than `toleranceMilliseconds` for Relais itself, longest first (design.md §4, §5). */
  async stuck({
    at,
    toleranceMilliseconds,
  }: {
    readonly at: number;
    readonly toleranceMilliseconds: number;
  }): Promise<readonly StuckCase[]> {
    const before = new Date(at - toleranceMilliseconds);
    const rows = await this.database.read((manager) => manager.query<StuckRow[]>(stuckQuery, [before]));
    return rows.map((row) => ({
      organisationId: row.organisation_id,
      escalationId: row.id,
      ticketReference: row.reference,
      status: row.status,
      why: row.why,
      since: row.since.getTime(),
    }));
  }
}

function cursorAfter(
  { id, nextDueAt, raisedAt }: EscalationLine,
  { question: { sort, filter }, score }: { question: ListEscalations; score: number | undefined },
): string {
  if (sort === 'relevance') return writeCursor({ sort, at: raisedAt, id, score, words: digestOf(filter.q ?? '') });
  return writeCursor({ sort, at: sort === 'nextClock' ? nextDueAt : raisedAt, id });
}

/** One case of the organisation, inside the caller's transaction. */
export async function escalationIn(manager: EntityManager, reference: EscalationReference): Promise<StoredEscalation | null> {
  const row = await joinedEscalations(manager, reference.organisationId)
    .andWhere('escalation.id = :escalationId', { escalationId: reference.escalationId })
    .getOne();
  return row && whole(row as JoinedEscalation);
}

interface StuckRow {
  organisation_id: string;
  id: string;
  reference: string;
  status: Status;
  why: StuckCase['why'];
  since: Date;
}

const runningByVersionQuery = `
  select (rules ->> 'policyVersion')::integer as version, count(*)::integer as cases from escalation
  where organisation_id = $1 and status not in ('accepted', 'closed') group by 1 order by 1 desc`;

const stuckQuery = `
  select e.organisation_id, e.id, t.reference, e.status, found.why, found.since
  from (
    select id, 'never_started' as why, raised_at as since from escalation where status = 'accepted' and raised_at < $1
    union all
    select id, 'clock_overdue', next_due_at from escalation where status not in ('accepted', 'closed') and next_due_at < $1
    union all
    select id, 'not_moving', recorded_at from escalation where status = 'transferring' and recorded_at < $1
    union all
    select escalation_id, 'command_unanswered', min(claimed_at) from command
    where outcome_status is null and answered_at is null and escalation_id is not null and claimed_at < $1 and type <> 'raise' group by escalation_id
  ) as found
  join escalation e on e.id = found.id
  join ticket t on t.id = e.ticket_id
  order by found.since, e.id`;
