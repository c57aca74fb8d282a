// Asks for a round of the reconciler: a job, so that of several workers one makes it and never two at once.
import type { Database } from '../database/database';
import { addJob } from '../database/jobs';

export interface ReconcileAsked {
  /** Also cases that were looked at just now. */
  readonly again: boolean;
}

const queue = 'reconcile';

export class RoundRepository {
  constructor(private readonly database: Database) {}

  /** The round that comes by itself: of those that wait one is left, and one that failed comes again with the next. */
  async askNext(): Promise<void> {
    await this.database.read((manager) =>
      addJob(manager, { name: 'reconcile', payload: { again: false }, queue, key: 'reconcile', maxAttempts: 1 }),
    );
  }

  /** A round of its own. Answers its id. */
  askNow(): Promise<string> {
    return this.database.read((manager) => addJob(manager, { name: 'reconcile', payload: { again: true }, queue, maxAttempts: 1 }));
  }

  async progress(id: string): Promise<'waits' | 'done' | 'failed'> {
    const rows = await this.database.read((manager) =>
      manager.query<{ failed: boolean }[]>('select last_error is not null as failed from graphile_worker.jobs where id = $1', [id]),
    );
    if (!rows[0]) return 'done';
    return rows[0].failed ? 'failed' : 'waits';
  }
}
