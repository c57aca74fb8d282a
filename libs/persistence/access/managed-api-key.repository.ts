// Makes, lists, rotates and revokes the API keys of an organisation; each change is kept in the trail of the configuration.
import { randomUUID } from 'node:crypto';
import type { Scope } from '@relais/contracts';
import { type EntityManager, IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { changeRows, insertRows } from '../database/rows';
import { ApiKeyEntity } from '../entities/access.entity';
import { type Changer, recordConfigChange } from './config-change.repository';

/** What may be known of a key: everything but the key. */
export interface StoredApiKey {
  readonly id: string;
  readonly name: string;
  /** Its first characters, to recognise it by; null for a key older than that. */
  readonly start: string | null;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  /** To the minute; null while unused. */
  readonly lastUsedAt: number | null;
  /** Until when the key before this one is taken too. */
  readonly previousUntil: number | null;
  readonly revokedAt: number | null;
}

/** The new secret as it is stored. */
export interface NewSecret {
  readonly hash: string;
  readonly start: string;
}

export interface CreateApiKey {
  readonly changer: Changer;
  readonly secret: NewSecret;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export interface ChangeApiKey {
  readonly changer: Changer;
  readonly id: string;
}

export class ManagedApiKeyRepository {
  constructor(private readonly database: Database) {}

  /** All keys, revoked ones included, the newest first. */
  async list(organisationId: string): Promise<readonly StoredApiKey[]> {
    const order = { createdAt: 'DESC', id: 'ASC' } as const;
    return (await this.database.read((manager) => manager.find(ApiKeyEntity, { where: { organisationId }, order }))).map(stored);
  }

  /** Null when the organisation has no such key. */
  async find({ organisationId, id }: { organisationId: string; id: string }): Promise<StoredApiKey | null> {
    const row = await this.database.read((manager) => manager.findOneBy(ApiKeyEntity, { organisationId, id }));
    return row && stored(row);
  }

  create({ changer, secret, name, scopes }: CreateApiKey): Promise<StoredApiKey> {
    const { organisationId, at } = changer;
    return this.database.transaction(async (manager) => {
      const row = { ...emptyKey, ...secret, id: randomUUID(), organisationId, name, scopes: [...scopes], createdAt: at };
      await insertRows(manager, { into: ApiKeyEntity, rows: [row] });
      await recordConfigChange(manager, { changer, what: 'api_key_created', subjectId: row.id, before: null, after: traced(row) });
      return stored(row);
    });
  }

  /** The key before is taken until `previousUntil`, and no longer than now when that is null. Null when unknown or revoked. */
  rotate({ changer, id, secret, previousUntil }: ChangeApiKey & { secret: NewSecret; previousUntil: number | null }) {
    return this.database.transaction(async (manager): Promise<StoredApiKey | null> => {
      const row = await lockedKey(manager, { organisationId: changer.organisationId, id });
      if (!row || row.revokedAt !== null) return null;
      const previous = { previousHash: previousUntil === null ? null : row.hash, previousUntil };
      const after = await replaceSecret(manager, { row, to: { ...secret, ...previous } });
      await recordConfigChange(manager, { changer, what: 'api_key_rotated', subjectId: id, before: traced(row), after: traced(after) });
      return after;
    });
  }

  /** At once, the key before included. Null when the organisation has no such key; revoking again changes nothing. */
  revoke({ changer, id }: ChangeApiKey): Promise<StoredApiKey | null> {
    const { organisationId, at } = changer;
    return this.database.transaction(async (manager) => {
      const row = await lockedKey(manager, { organisationId, id });
      if (!row || row.revokedAt !== null) return row && stored(row);
      const to = { revokedAt: at, previousHash: null, previousUntil: null };
      await changeRows(manager, { of: ApiKeyEntity, where: { organisationId, id, revokedAt: IsNull() as never }, to });
      const after = stored({ ...row, ...to });
      await recordConfigChange(manager, { changer, what: 'api_key_revoked', subjectId: id, before: traced(row), after: traced(after) });
      return after;
    });
  }
}

const emptyKey = { previousHash: null, previousUntil: null, lastUsedAt: null, revokedAt: null };

const lockedKey = (manager: EntityManager, where: { organisationId: string; id: string }): Promise<ApiKeyEntity | null> =>
  manager.findOne(ApiKeyEntity, { where, lock: { mode: 'pessimistic_write' } });

async function replaceSecret(manager: EntityManager, { row, to }: { row: ApiKeyEntity; to: Partial<ApiKeyEntity> }): Promise<StoredApiKey> {
  const { organisationId, id } = row;
  await changeRows(manager, { of: ApiKeyEntity, where: { organisationId, id }, to });
  return stored({ ...row, ...to });
}

const stored = ({ id, name, start, scopes, createdAt, lastUsedAt, previousUntil, revokedAt }: ApiKeyEntity): StoredApiKey => {
  return { id, name, start, scopes, createdAt, lastUsedAt, previousUntil, revokedAt };
};

/** What the trail says of a key: nothing that helps to guess it, nothing that changes by using it. */
const traced = ({ name, start, scopes, previousUntil, revokedAt }: Pick<StoredApiKey, keyof StoredApiKey>) => {
  return { name, start, scopes, previousUntil, revokedAt };
};
