// Recognises the API key of a request by its hash.
import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { ApiKeyEntity } from '../entities/access.entity';

/** What a key may be allowed to do. */
export const scopes = ['escalations:read', 'escalations:write', 'organisation:read', 'organisation:write'] as const;
export type Scope = (typeof scopes)[number];

export interface KnownApiKey {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** SHA-256 in hex: keys are 256 random bits, so nothing slower protects them better (design.md §6). */
export const hashApiKey = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex');

export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  /** Null when unknown or revoked. The only query without an organisation: the key says which one it is. */
  async findByHash(hash: string): Promise<KnownApiKey | null> {
    const row = await this.database.read((manager) => manager.findOneBy(ApiKeyEntity, { hash, revokedAt: IsNull() }));
    return row && { id: row.id, organisationId: row.organisationId, name: row.name, scopes: row.scopes as Scope[] };
  }
}
