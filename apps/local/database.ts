// The one place where the launcher meets the database: its shape, then its demo organisations.
import { migrate, type Planting, seed } from '@relais/persistence';

/** Harmless when there is nothing to do. Throws what Postgres refused. */
export async function prepareDatabase(databaseUrl: string, planting: Planting): Promise<void> {
  await migrate(databaseUrl);
  await seed(databaseUrl, planting);
}
