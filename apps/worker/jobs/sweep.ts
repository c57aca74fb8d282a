// Frees the jobs of runners that died: graphile-worker itself would keep them locked for four hours (design §5).
import type { WorkerUtils } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';
import { lockKey } from './runner-lock';

/** A runner that has just started may not hold its lock yet. */
const youngest = '10 seconds';

/** Frees every job and queue locked by a runner whose lock nobody holds. Answers the ids of those runners. */
export async function sweep(pool: Pool, tools: Pick<WorkerUtils, 'forceUnlockWorkers'>): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct locked_by as id from graphile_worker.jobs where locked_by is not null and locked_at < now() - interval '${youngest}'`,
  );
  const dead: string[] = [];
  for (const { id } of rows) if (await isDead(pool, id)) dead.push(id);
  if (dead.length > 0) await tools.forceUnlockWorkers(dead);
  return dead;
}

async function isDead(pool: Pool, id: string): Promise<boolean> {
  const client: PoolClient = await pool.connect();
  try {
    // Within a transaction the lock is given back at its end, whatever happens in between.
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${lockKey}) as free`, [id]);
    return rows[0]?.free === true;
  } finally {
    client.release();
  }
}
