// Finds the timelines that have grown since they were last anchored, and keeps the anchors in the database (ADR 13).
import type { Database } from '../database/database';
import { insertUnlessThere } from '../database/rows';
import { TimelineAnchorEntity } from '../entities/witness.entity';
import type { TimelineAnchor } from './anchor-file';

export class TimelineAnchorRepository {
  constructor(private readonly database: Database) {}

  /** The present ends of at most `limit` timelines that have none or an older anchor; `at` in epoch milliseconds. */
  due({ at, limit }: { readonly at: number; readonly limit: number }): Promise<readonly TimelineAnchor[]> {
    return this.database.read(async (manager) => {
      const rows = await manager.query<Omit<TimelineAnchor, 'anchoredAt'>[]>(dueQuery, [limit]);
      return rows.map((row) => ({ ...row, anchoredAt: at }));
    });
  }

  /** All or none; those that are there already stay. */
  async keep(anchors: readonly TimelineAnchor[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      for (const row of anchors) await insertUnlessThere(manager, { into: TimelineAnchorEntity, row, answering: 'position' });
    });
  }
}

// What `record` said on the case's row, whatever the lines themselves have become since.
const dueQuery = `
  select e.organisation_id as "organisationId", e.id as "escalationId", e.timeline_length as position, e.step,
    coalesce(last.sequence, 0) as sequence, e.timeline_hash as hash
  from escalation e
  left join timeline_entry last on last.escalation_id = e.id and last.step = e.step and last.position = e.timeline_length
  where e.timeline_length > 0
    and not exists (select from timeline_anchor a where a.escalation_id = e.id and a.position >= e.timeline_length)
  order by e.id limit $1`;
