// Builds the list of cases: who looks, filters, the sorts, and the page after a cursor.
import type { SelectQueryBuilder } from 'typeorm';
import type { EscalationEntity } from '../entities/escalation.entity';
import { type Position, readCursor } from './cursor';
import type { EscalationFilter, EscalationSort, ListEscalations } from './escalation-types';
import { found, score } from './search-query';
import { partnerPerson, sees } from './visibility';

// Spelled as in the indexes, which Postgres takes only for the same expression; a case without a clock comes last.
const nextDue = "coalesce(escalation.next_due_at, 'infinity'::timestamptz)";
const viewer = ':viewerId::uuid';
// Postgres answers it once a query, not once a row.
const partner = partnerPerson({ viewer, organisation: ':organisationId' });
const fit = score(partner);

const overruled = `exists (select from decision where decision.organisation_id = escalation.organisation_id
  and decision.escalation_id = escalation.id and decision.against_advice)`;

type ColumnFilter = Exclude<keyof EscalationFilter, 'q'>;

const conditions: {
  [Name in ColumnFilter]-?: (value: NonNullable<EscalationFilter[Name]>) => [string, Record<string, unknown>];
} = {
  status: (status) => ['escalation.status = any(:status)', { status }],
  ownerId: (ownerId) => ['escalation.owner_id = :ownerId', { ownerId }],
  teamId: (teamId) => ['escalation.recipient_team_id = :teamId', { teamId }],
  category: (category) => ['escalation.category = :category', { category }],
  class: (className) => ['escalation.class = :className', { className }],
  level: (level) => ['escalation.level = :level', { level }],
  policyVersion: (version) => ["(escalation.rules ->> 'policyVersion')::integer = :policyVersion", { policyVersion: version }],
  running: () => ["escalation.status not in ('accepted', 'closed')", {}],
  dueBefore: (instant) => ['escalation.next_due_at < :dueBefore', { dueBefore: new Date(instant) }],
  againstAdvice: (overridden) => [`${overridden ? '' : 'not '}${overruled}`, {}],
  awakeAt: (instant) => ['(escalation.snoozed_until is null or escalation.snoozed_until <= :awakeAt)', { awakeAt: new Date(instant) }],
};

/** Narrows, sorts and cuts `query`; one row more than `limit` is asked for, which tells whether another page follows. */
export function narrowed(
  query: SelectQueryBuilder<EscalationEntity>,
  { viewerId, filter: { q, ...columns }, sort, cursor, limit }: ListEscalations,
): SelectQueryBuilder<EscalationEntity> {
  query.andWhere(sees({ viewer, partner, escalation: 'escalation' }), { viewerId });
  for (const [name, value] of Object.entries(columns)) {
    if (value === undefined) continue;
    const condition = conditions[name as ColumnFilter] as (value: unknown) => [string, Record<string, unknown>];
    query.andWhere(...condition(value));
  }
  if (q !== undefined) found(query, { q, partner });
  if (cursor !== undefined) query.andWhere(...after(readCursor(cursor, { sort, q })));
  return sorted(query, sort).limit(limit + 1);
}

function after({ sort, at, id, score: lastScore }: Position): [string, Record<string, unknown>] {
  const instant = { at: at === null ? 'infinity' : new Date(at).toISOString(), id };
  if (sort === 'relevance')
    return [
      `(${fit}, escalation.raised_at, escalation.id) < (:lastScore::integer, :at::timestamptz, :id::uuid)`,
      { ...instant, lastScore },
    ];
  return sort === 'nextClock'
    ? [`(${nextDue}, escalation.id) > (:at::timestamptz, :id::uuid)`, instant]
    : ['(escalation.raised_at, escalation.id) < (:at::timestamptz, :id::uuid)', instant];
}

function sorted(query: SelectQueryBuilder<EscalationEntity>, sort: EscalationSort): SelectQueryBuilder<EscalationEntity> {
  if (sort === 'nextClock') return query.addSelect(nextDue, 'next_due').orderBy('next_due', 'ASC').addOrderBy('escalation.id', 'ASC');
  if (sort === 'relevance') query.addSelect(fit, 'score').orderBy('score', 'DESC');
  return query.addOrderBy('escalation.raised_at', 'DESC').addOrderBy('escalation.id', 'DESC');
}
