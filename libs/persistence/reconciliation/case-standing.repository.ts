// Chooses the cases that the reconciler looks at next, and reads where each stands.
import type { Status } from '@relais/contracts';
import type { Database } from '../database/database';
import type { EscalationReference } from '../escalations/escalation-types';
import type { CaseStanding } from './reconciliation-types';

export interface DueForALook {
  /** Overdue or unstarted since before this, and cases with an open finding, come at every second place. */
  readonly urgentBefore: number;
  /** Only those not looked at since. */
  readonly notSince: number;
  readonly limit: number;
}

export class CaseStandingRepository {
  constructor(private readonly database: Database) {}

  /** Cases of all organisations: open ones, and those that have closed since they were looked at; the longest unseen first. */
  async due({ urgentBefore, notSince, limit }: DueForALook): Promise<readonly EscalationReference[]> {
    return this.database.read((manager) => manager.query(dueQuery, [new Date(urgentBefore), new Date(notSince), limit]));
  }

  /** Null for a case that is not there. */
  async find({ organisationId, escalationId }: EscalationReference): Promise<CaseStanding | null> {
    const rows = await this.database.read((manager) => manager.query<CaseStanding[]>(standingQuery, [organisationId, escalationId]));
    return rows[0] ?? null;
  }

  /** How many open cases of all organisations there are, by status; statuses without any are left out. */
  async openByStatus(): Promise<ReadonlyMap<Status, number>> {
    const rows = await this.database.read((manager) =>
      manager.query<{ status: Status; number: number }[]>(
        "select status, count(*)::int as number from escalation where status <> 'closed' group by status",
      ),
    );
    return new Map(rows.map(({ status, number }) => [status, number]));
  }

  /** Of the given ids, those that belong to a case. */
  async known(escalationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.read((manager) =>
      manager.query<{ id: string }[]>('select id from escalation where id = any($1::uuid[])', [escalationIds]),
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const milliseconds = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;

const standingQuery = `
  select e.organisation_id as "organisationId", e.id as "escalationId", e.status, e.step, t.digest, ${milliseconds('e.raised_at')} as "raisedAt",
    ${milliseconds('e.recorded_at')} as "recordedAt", ${milliseconds('e.next_due_at')} as "nextDueAt"
  from escalation e left join timeline_entry t on t.escalation_id = e.id and t.step = e.step and t.sequence = 0
  where e.organisation_id = $1 and e.id = $2`;

// Urgent ones and the others take turns, so that a thousand overdue cases do not hide one that was terminated.
const dueQuery = `
  with candidate as (
    select e.organisation_id, e.id, l.looked_at,
      (e.status = 'accepted' and e.raised_at < $1) or e.next_due_at < $1
        or exists (select from reconciliation_finding f where f.escalation_id = e.id and f.resolved_at is null) as urgent
    from escalation e left join reconciliation_look l on l.escalation_id = e.id
    where e.status <> 'closed' and (l.looked_at is null or l.looked_at < $2)
    union all
    select e.organisation_id, e.id, l.looked_at, false
    from reconciliation_look l join escalation e on e.id = l.escalation_id
    where e.status = 'closed' and l.looked_at < $2
  ), turn as (
    select *, row_number() over (partition by coalesce(urgent, false) order by looked_at nulls first, id) as place from candidate
  )
  select organisation_id as "organisationId", id as "escalationId" from turn order by place, urgent desc nulls last limit $3`;
