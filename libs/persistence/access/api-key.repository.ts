// Recognises the API key of a request by its hash.
import { createHash } from 'node:crypto';
import type { Scope } from '@relais/contracts';
import { type EntityManager, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Database } from '../database/database';
import { ApiKeyEntity } from '../entities/access.entity';

export interface KnownApiKey {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** SHA-256 in hex: keys are 256 random bits, so nothing slower protects them better (design.md §6). */
export const hashApiKey = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex');

// A write for each request would cost more than the answer; to the minute is enough to find keys that nobody uses.
const usedGranularity = 60_000;

export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  /**
   * Null when unknown, revoked, or replaced longer ago than its overlap; `at` in epoch milliseconds, the system's unless given.
   * The only query without an organisation: the key says which one it is.
   */
  findByHash(hash: string, at: number = Date.now()): Promise<KnownApiKey | null> {
    return this.database.read(async (manager) => {
      const row = await manager.findOneBy(ApiKeyEntity, [
        { hash, revokedAt: IsNull() },
        { previousHash: hash, previousUntil: MoreThan(at), revokedAt: IsNull() },
      ]);
      if (!row) return null;
      if ((row.lastUsedAt ?? 0) < at - usedGranularity) await used(manager, { id: row.id, at });
      return { id: row.id, organisationId: row.organisationId, name: row.name, scopes: row.scopes };
    });
  }
}

/** Of many requests at once one writes; the others find nothing left to do. */
async function used(manager: EntityManager, { id, at }: { id: string; at: number }): Promise<void> {
  const before = at - usedGranularity;
  const stale = [
    { id, lastUsedAt: IsNull() },
    { id, lastUsedAt: LessThan(before) },
  ];
  await manager.update(ApiKeyEntity, stale, { lastUsedAt: at });
}
