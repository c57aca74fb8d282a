// Brings a database to the shape this version needs, whoever else is doing the same at the moment.

/** Runs graphile-worker's migrations, then ours. Harmless when there is nothing to do; two processes at once wait for each other. */
export async function migrate(_databaseUrl: string): Promise<void> {
  throw new Error('being written');
}
