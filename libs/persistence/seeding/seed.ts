// Fills a database with the two demo organisations: a French company and its practice twin.

export interface SeedKeys {
  /** API key of the company, as a caller sends it; only its hash is stored. */
  readonly company: string;
  readonly practice: string;
}

/** Idempotent: what is there stays, ids are the same everywhere. */
export async function seed(_databaseUrl: string, _seed: { readonly keys: SeedKeys }): Promise<void> {
  throw new Error('being written');
}
