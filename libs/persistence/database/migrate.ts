// Brings a database to the shape this version needs, whoever else is doing the same at the moment.
import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { withoutValues } from './database-error';

// Any number that nothing else locks: the letters "RELA" as one.
const migrationLock = 0x52454c41;
const connectMilliseconds = 5_000;

/**
 * Runs graphile-worker's migrations, then ours. Harmless when there is nothing to do; of two processes at once, one waits for the other.
 * @throws DatabaseError when Postgres cannot be reached or refuses; what was applied before the refusal stays, whole migrations only.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const holder = new Client({
    connectionString: databaseUrl,
    application_name: 'relais-migrate',
    connectionTimeoutMillis: connectMilliseconds,
  });
  // A connection lost between two queries: the next query or the migrations themselves fail and say so.
  holder.on('error', () => undefined);
  try {
    await holder.connect();
    // Held by the session: it goes with the process, also when that is killed.
    await holder.query('select pg_advisory_lock($1)', [migrationLock]);
    await runMigrations({ connectionString: databaseUrl, logger: undefined });
    await migrateOurs(databaseUrl);
  } catch (error) {
    throw withoutValues(error);
  } finally {
    await holder.end();
  }
}

async function migrateOurs(databaseUrl: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'relais-migrate',
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    synchronize: false,
    logging: false,
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
