// The one place where the launcher meets the database: its shape, then its demo organisations.
import { migrate, seed } from '@relais/persistence';
import type { DemoKeys } from './keys';

/** Harmless when there is nothing to do. Throws what Postgres refused. */
export async function prepareDatabase(databaseUrl: string, keys: DemoKeys): Promise<void> {
  await migrate(databaseUrl);
  await seed(databaseUrl, { keys });
}
