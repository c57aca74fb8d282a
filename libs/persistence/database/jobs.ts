// Queues a job in the caller's transaction: it exists exactly if what it is about does (design.md §5).
import type { EntityManager } from 'typeorm';

/** The jobs that the worker's runner knows, with their payloads. */
export interface JobPayloads {
  start_escalation: { readonly organisationId: string; readonly escalationId: string };
  deliver_message: { readonly organisationId: string; readonly messageId: string };
}

// Graphile-worker's back-off doubles by e each time: 25 attempts are about three days, longer than any outage people sleep through.
const attempts = 25;

export async function addJob<Name extends keyof JobPayloads>(
  manager: EntityManager,
  job: { name: Name; payload: JobPayloads[Name] },
): Promise<void> {
  await manager.query('select graphile_worker.add_job($1, $2::json, max_attempts => $3)', [
    job.name,
    JSON.stringify(job.payload),
    attempts,
  ]);
}
