// Asks the database behind the product's back, to set up or look at what no intent of the product names.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { World } from './practice-world';

// biome-ignore lint/suspicious/noExplicitAny: a test asserts what it expects of a row.
export type Sql = (query: string, values?: readonly unknown[]) => Promise<Record<string, any>[]>;

export async function sqlOf<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async (query, values = []) => (await client.query(query, [...values])).rows);
  } finally {
    await client.end();
  }
}

/** A partner team and one person in it. */
export function makePartner({ url, organisationId }: Pick<World, 'url' | 'organisationId'>): Promise<{ userId: string; teamId: string }> {
  const [userId, teamId] = [randomUUID(), randomUUID()];
  return sqlOf(url, async (sql) => {
    await sql(
      `insert into "user" (id, organisation_id, username, name, language, created_at) values ($1::uuid, $2, $1::text, 'Partner', 'fr', now())`,
      [userId, organisationId],
    );
    await sql('insert into team (id, organisation_id, name, level, partner) values ($1::uuid, $2, $1::text, 1, true)', [
      teamId,
      organisationId,
    ]);
    await sql(`insert into membership (organisation_id, team_id, user_id, role) values ($1, $2, $3, 'agent')`, [
      organisationId,
      teamId,
      userId,
    ]);
    return { userId, teamId };
  });
}

/** Resolves once some session waits for a lock; the limit is only for a test that will fail. */
export function untilWaiting(url: string): Promise<void> {
  return sqlOf(url, async (sql) => {
    for (const end = Date.now() + 3_000; Date.now() < end; ) {
      const waiting = await sql(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
      if (waiting.length > 0) return;
    }
    throw new Error('nobody waits for a lock');
  });
}
