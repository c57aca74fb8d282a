// Makes a database read-only as a demoted server is: connections that are open stay as they were when it is over.
import { Client } from 'pg';

/** `on` ends every connection; those opened from then on read only, and do so until they end. `off` is for connections opened after it. */
export async function turnReadOnly(databaseUrl: URL, to: 'on' | 'off'): Promise<void> {
  const name = databaseUrl.pathname.slice(1);
  // Asked from outside, where it does not bind the one who asks.
  const client = new Client({ connectionString: new URL('/postgres', databaseUrl).href });
  await client.connect();
  try {
    const setting = to === 'on' ? 'set default_transaction_read_only = on' : 'reset default_transaction_read_only';
    await client.query(`alter database ${client.escapeIdentifier(name)} ${setting}`);
    if (to === 'on') await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  } finally {
    await client.end();
  }
}
