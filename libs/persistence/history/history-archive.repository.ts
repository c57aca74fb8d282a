// Keeps Temporal's own history of a closed case, because namespaces forget (design.md §2).
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database } from '../database/database';
import { HistoryArchiveEntity } from '../entities/witness.entity';
import type { EscalationReference } from '../escalations/escalation-types';

/** One event as people read it. It holds no words of people: those never went to Temporal. */
type ArchivedEvent = Readonly<Record<string, unknown>>;

export class HistoryArchiveRepository {
  constructor(private readonly database: Database) {}

  /** Keeps the events, oldest first; what is kept already stays. */
  async keep({
    events,
    at,
    ...reference
  }: EscalationReference & { readonly events: readonly ArchivedEvent[]; readonly at: number }): Promise<void> {
    const history = await promisify(gzip)(JSON.stringify(events));
    const row = { ...reference, events: events.length, history, archivedAt: at };
    await this.database.read((manager) =>
      manager.createQueryBuilder().insert().into(HistoryArchiveEntity).values(row).orIgnore().execute(),
    );
  }

  /** Null for a case that is not archived, or is another organisation's. */
  async find({ organisationId, escalationId }: EscalationReference): Promise<readonly ArchivedEvent[] | null> {
    const row = await this.database.read((manager) => manager.findOneBy(HistoryArchiveEntity, { organisationId, escalationId }));
    if (!row) return null;
    const json = await promisify(gunzip)(row.history);
    return JSON.parse(json.toString('utf8')) as ArchivedEvent[];
  }
}
