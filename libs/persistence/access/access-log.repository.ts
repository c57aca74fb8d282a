// Records who read which part of a case (domain.md §1, "Outsourcing").
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database';
import { insertRows } from '../database/rows';
import { AccessLogEntity } from '../entities/access.entity';
import type { EscalationReference } from '../escalations/escalation-types';

export interface ReadAccess extends EscalationReference {
  readonly at: number;
  readonly principal: string;
  readonly userId: string | null;
  /** The part that was read: `case`, `search`, `briefing`, `timeline`, `messages`… */
  readonly what: string;
}

export class AccessLogRepository {
  constructor(private readonly database: Database) {}

  /** All or none of them. */
  async record(reads: readonly ReadAccess[]): Promise<void> {
    const rows = reads.map((read) => ({ ...read, id: randomUUID() }));
    await this.database.read((manager) => insertRows(manager, { into: AccessLogEntity, rows }));
  }
}
