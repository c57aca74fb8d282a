// The trail of the configuration: who changed what, when, from what to what; never a secret (design §5).
import { randomUUID } from 'node:crypto';
import type { ConfigChangeKind } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { insertRows } from '../database/rows';
import { ConfigChangeEntity } from '../entities/access.entity';

/** Who changes the configuration of their organisation, and when (epoch milliseconds). */
export interface Changer {
  readonly organisationId: string;
  readonly principal: string;
  readonly userId: string | null;
  readonly at: number;
}

export interface ConfigChange {
  readonly changer: Changer;
  readonly what: ConfigChangeKind;
  readonly subjectId: string;
  /** Null where there was nothing before. */
  readonly before: object | null;
  readonly after: object | null;
}

export interface ListedConfigChange {
  readonly id: string;
  readonly at: number;
  readonly userId: string | null;
  readonly what: ConfigChangeKind;
  readonly subjectId: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** Writes the change in the transaction that makes it. */
export async function recordConfigChange(manager: EntityManager, { changer, ...change }: ConfigChange): Promise<void> {
  await insertRows(manager, { into: ConfigChangeEntity, rows: [{ id: randomUUID(), ...changer, ...change }] });
}

export class ConfigChangeRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async newest({ organisationId, limit }: { organisationId: string; limit: number }): Promise<readonly ListedConfigChange[]> {
    const question = { where: { organisationId }, order: { at: 'DESC', id: 'ASC' }, take: limit } as const;
    const rows = await this.database.read((manager) => manager.find(ConfigChangeEntity, question));
    return rows.map(({ id, at, userId, what, subjectId, before, after }) => ({ id, at, userId, what, subjectId, before, after }));
  }
}
