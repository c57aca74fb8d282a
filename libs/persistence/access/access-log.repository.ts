// Records who read which part of a case (domain.md §1, "Outsourcing").
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database';
import { AccessLogEntity } from '../entities/access.entity';
import type { EscalationReference } from '../escalations/escalation-types';

export interface ReadAccess extends EscalationReference {
  readonly at: number;
  readonly principal: string;
  readonly userId: string | null;
  /** The part that was read: `case`, `briefing`, `timeline`, `messages`… */
  readonly what: string;
}

export class AccessLogRepository {
  constructor(private readonly database: Database) {}

  async record(access: ReadAccess): Promise<void> {
    await this.database.read((manager) => manager.insert(AccessLogEntity, { ...access, id: randomUUID() }));
  }
}
