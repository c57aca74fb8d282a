// Accepts a raise in one transaction, so that whatever happens next to Temporal or to this process, the case exists and will be started.
import type { Database } from '../database/database';
import type { AcceptRaise, RaiseAccepted, StartOrder } from './intake-types';

export class IntakeRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes command, customer, ticket, case with its frozen rules, first dossier and the job `start_escalation` {organisationId, escalationId}.
   * One open case per ticket, also when two raises come at once (life.md §1, design.md §5).
   * @throws NoPublishedPolicyError when the organisation has no policy to freeze.
   */
  async accept(_raise: AcceptRaise): Promise<RaiseAccepted> {
    throw new Error(`being written ${this.database}`);
  }

  /** What starts the case's workflow; null for an unknown id. The starter job knows both ids from its payload. */
  async startOrder(_reference: { readonly organisationId: string; readonly escalationId: string }): Promise<StartOrder | null> {
    throw new Error('being written');
  }
}
