// Queues a job in the caller's transaction: it exists exactly if what it is about does (design.md §5).
import type { EntityManager } from 'typeorm';

/** The jobs that the worker's runner knows, with their payloads. */
export interface JobPayloads {
  start_escalation: { readonly organisationId: string; readonly escalationId: string };
  archive_history: { readonly organisationId: string; readonly escalationId: string };
  finish_erasure: { readonly organisationId: string; readonly erasureId: string };
  deliver_message: { readonly organisationId: string; readonly messageId: string };
}

// Graphile-worker's back-off doubles by e each time: 25 attempts are about three days, longer than any outage people sleep through.
const attempts = 25;

export async function addJob<Name extends keyof JobPayloads>(
  manager: EntityManager,
  { name, payload, afterSeconds = 0 }: { name: Name; payload: JobPayloads[Name]; afterSeconds?: number },
): Promise<void> {
  await manager.query(`select graphile_worker.add_job($1, $2::json, max_attempts => $3, run_at => now() + make_interval(secs => $4))`, [
    name,
    JSON.stringify(payload),
    attempts,
    afterSeconds,
  ]);
}
