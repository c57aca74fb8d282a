// Fills a database with the two demo organisations: a French company and its practice twin.
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { Database } from '../database/database';
import { ApiKeyEntity } from '../entities/access.entity';
import { type DemoOrganisation, keyOf, rowsOf } from './demo-organisation';

export interface SeedKeys {
  /** API key of the company, as a caller sends it; only its hash is stored. */
  readonly company: string;
  readonly practice: string;
}

/** What differs from one start to the next. */
export interface Planting {
  readonly keys: SeedKeys;
  /** Where the demo people sign in; nowhere unless given. */
  readonly issuer?: string;
}

/**
 * Idempotent: what is there stays, ids are the same everywhere; only the API keys become those given.
 * @throws DatabaseError
 */
export async function seed(databaseUrl: string, planting: Planting): Promise<void> {
  const database = await Database.open({ url: databaseUrl, applicationName: 'relais-seed', poolSize: 1 });
  try {
    for (const organisation of demoOrganisations(planting, Date.now()))
      await database.transaction((manager) => plant(manager, organisation));
  } finally {
    await database.close();
  }
}

const demoOrganisations = ({ keys, issuer }: Planting, at: number): DemoOrganisation[] => [
  { slug: 'vivalea', name: 'Vivaléa', practice: false, mailDomain: 'vivalea.example', apiKey: keys.company, issuer, at },
  {
    slug: 'vivalea-practice',
    name: 'Vivaléa – entraînement (practice)',
    practice: true,
    mailDomain: 'practice.vivalea.example',
    apiKey: keys.practice,
    issuer,
    at,
  },
];

async function plant(manager: EntityManager, organisation: DemoOrganisation): Promise<void> {
  for (const { into, rows } of rowsOf(organisation)) await insertMissing(manager, { into, rows });
  await manager.upsert(ApiKeyEntity, keyOf(organisation), ['id']);
}

async function insertMissing(
  manager: EntityManager,
  { into, rows }: { into: EntityTarget<ObjectLiteral>; rows: readonly object[] },
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows as QueryDeepPartialEntity<ObjectLiteral>[];
  await manager.createQueryBuilder().insert().into(into).values(values).orIgnore().execute();
}
