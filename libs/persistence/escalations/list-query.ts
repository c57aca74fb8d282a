// Builds the list of cases: filters, the two sorts, and the page after a cursor.
import type { SelectQueryBuilder } from 'typeorm';
import type { EscalationEntity } from '../entities/escalation.entity';
import { type Position, readCursor } from './cursor';
import type { EscalationFilter, EscalationSort, ListEscalations } from './escalation-types';

// Spelled as in the indexes, which Postgres takes only for the same expression; a case without a clock comes last.
const nextDue = "coalesce(escalation.next_due_at, 'infinity'::timestamptz)";

const startOf = (q: string): string => `${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const conditions: {
  [Name in keyof EscalationFilter]-?: (value: NonNullable<EscalationFilter[Name]>) => [string, Record<string, unknown>];
} = {
  status: (status) => ['escalation.status = any(:status)', { status }],
  ownerId: (ownerId) => ['escalation.owner_id = :ownerId', { ownerId }],
  teamId: (teamId) => ['escalation.recipient_team_id = :teamId', { teamId }],
  category: (category) => ['escalation.category = :category', { category }],
  class: (className) => ['escalation.class = :className', { className }],
  level: (level) => ['escalation.level = :level', { level }],
  q: (q) => ['(lower(ticket.reference) like :start or lower(escalation.subject) like :start)', { start: startOf(q) }],
  dueBefore: (instant) => ['escalation.next_due_at < :dueBefore', { dueBefore: new Date(instant) }],
  awakeAt: (instant) => ['(escalation.snoozed_until is null or escalation.snoozed_until <= :awakeAt)', { awakeAt: new Date(instant) }],
};

/** Narrows, sorts and cuts `query`; one row more than `limit` is asked for, which tells whether another page follows. */
export function narrowed(
  query: SelectQueryBuilder<EscalationEntity>,
  { filter, sort, cursor, limit }: ListEscalations,
): SelectQueryBuilder<EscalationEntity> {
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const condition = conditions[name as keyof EscalationFilter] as (value: unknown) => [string, Record<string, unknown>];
    query.andWhere(...condition(value));
  }
  if (cursor !== undefined) query.andWhere(...after(readCursor(cursor, sort)));
  return sorted(query, sort).limit(limit + 1);
}

function after({ sort, at, id }: Position): [string, Record<string, unknown>] {
  const instant = { at: at === null ? 'infinity' : new Date(at).toISOString(), id };
  return sort === 'nextClock'
    ? [`(${nextDue}, escalation.id) > (:at::timestamptz, :id::uuid)`, instant]
    : ['(escalation.raised_at, escalation.id) < (:at::timestamptz, :id::uuid)', instant];
}

function sorted(query: SelectQueryBuilder<EscalationEntity>, sort: EscalationSort): SelectQueryBuilder<EscalationEntity> {
  return sort === 'nextClock'
    ? query.addSelect(nextDue, 'next_due').orderBy('next_due', 'ASC').addOrderBy('escalation.id', 'ASC')
    : query.orderBy('escalation.raised_at', 'DESC').addOrderBy('escalation.id', 'DESC');
}
