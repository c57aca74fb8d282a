// Queues a job in the caller's transaction: it exists exactly if what it is about does (design.md §5).
import type { EntityManager } from 'typeorm';

/** The jobs that the worker's runner knows, with their payloads. */
export interface JobPayloads {
  start_escalation: { readonly organisationId: string; readonly escalationId: string };
  archive_history: { readonly organisationId: string; readonly escalationId: string };
  finish_erasure: { readonly organisationId: string; readonly erasureId: string };
  apply_policy: { readonly organisationId: string; readonly applicationId: string; readonly escalationId: string };
  deliver_message: { readonly organisationId: string; readonly messageId: string };
  /** `again`: also cases that were looked at just now. */
  reconcile: { readonly again: boolean };
}

// Graphile-worker's back-off doubles by e each time: 25 attempts are about three days, longer than any outage people sleep through.
const attempts = 25;

interface Job<Name extends keyof JobPayloads> {
  readonly name: Name;
  readonly payload: JobPayloads[Name];
  readonly afterSeconds?: number;
  /** Jobs of one queue run one after the other, whichever worker takes them. */
  readonly queue?: string;
  /** A job that waits under this key is replaced. */
  readonly key?: string;
  readonly maxAttempts?: number;
}

/** The key of the delivery of a message that quiet hours hold. */
export const heldKey = (messageId: string): string => `held ${messageId}`;

/** Answers the job's id. */
export async function addJob<Name extends keyof JobPayloads>(manager: EntityManager, job: Job<Name>): Promise<string> {
  const { name, payload, afterSeconds = 0, queue = null, key = null, maxAttempts = attempts } = job;
  const [row] = await manager.query<{ id: string }[]>(
    `select id::text from graphile_worker.add_job($1, $2::json, queue_name => $3, max_attempts => $4, job_key => $5,
       run_at => now() + make_interval(secs => $6))`,
    [name, JSON.stringify(payload), queue, maxAttempts, key, afterSeconds],
  );
  return (row as { id: string }).id;
}

/** Has the jobs that wait under these keys come now. One that runs already is left alone: it would run twice at once. */
export async function hastenJobs(manager: EntityManager, keys: readonly string[]): Promise<void> {
  await manager.query(
    'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key = any($1)), run_at => now())',
    [keys],
  );
}

/** The same job once per payload, one after the other. */
export async function addJobs<Name extends keyof JobPayloads>(
  manager: EntityManager,
  { name, payloads, queue }: { name: Name; payloads: readonly JobPayloads[Name][]; queue: string },
): Promise<void> {
  await manager.query(
    `select graphile_worker.add_job($1, payload, queue_name => $2, max_attempts => $3) from json_array_elements($4::json) as payload`,
    [name, queue, attempts, JSON.stringify(payloads)],
  );
}
