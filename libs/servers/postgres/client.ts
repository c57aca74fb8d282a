// Speaks to a Postgres just enough to know that it is there.
import { Client } from 'pg';
import { reasonOf, ServerFault } from '../fault';

const connectWithin = 5_000;

/** Runs `use` on a connection of its own. Throws what the server or the network throws. */
export async function withDatabase<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectWithin });
  // A connection that breaks while idle reports it here; the query that follows fails with the same reason.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

/**
 * Asks a Postgres that others run whether it can be used.
 *
 * @throws ServerFault with the reason (never the password) and what to do.
 */
export async function requirePostgres(url: string): Promise<void> {
  try {
    await withDatabase(url, (client) => client.query('select 1'));
  } catch (cause) {
    const { host, pathname } = new URL(url);
    throw new ServerFault({
      problem: `DATABASE_URL: the database ${pathname.slice(1)} at ${host} cannot be used: ${reasonOf(cause)}.`,
      remedy: 'Start or create it, correct DATABASE_URL, or unset it to use the built-in Postgres.',
      cause,
    });
  }
}
