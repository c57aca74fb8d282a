// Records who read which part of a case (domain.md §1, "Outsourcing").
import type { Database } from '../database/database';
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

  async record(_access: ReadAccess): Promise<void> {
    throw new Error(`being written ${this.database}`);
  }
}
