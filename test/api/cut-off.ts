// Sends a request whose process dies, as it were, before it writes to a table: its answer into `command`, unless another is given.
import { sqlOf } from '../persistence/sql';
import type { Reply } from './caller';

interface Place {
  readonly databaseUrl: string;
  readonly table?: 'command' | 'erasure';
}

export async function cutOff({ databaseUrl, table = 'command' }: Place, send: () => Promise<Reply>): Promise<Reply> {
  await sqlOf(databaseUrl, async (sql) => {
    await sql(`create function cut_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`);
    await sql(`create trigger cut_off before update on ${table} for each row execute function cut_off()`);
  });
  try {
    return await send();
  } finally {
    await sqlOf(databaseUrl, (sql) => sql('drop function cut_off cascade'));
    await longAgo(databaseUrl);
  }
}

/** What is unanswered is so for longer than any change takes. */
export const longAgo = (databaseUrl: string) =>
  sqlOf(databaseUrl, (sql) => sql(`update command set claimed_at = claimed_at - interval '1 minute' where outcome_status is null`));
