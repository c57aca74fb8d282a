// Opens the one transaction in which a step of a case is recorded (design.md §1.3).
import type { Database } from '../database/database';
import type { EscalationReference } from '../escalations/escalation-types';
import { CaseTransaction } from './case-transaction';

export class StepRepository {
  constructor(private readonly database: Database) {}

  /** All that `work` wrote is kept, or, when it throws, nothing. @throws DatabaseError */
  transaction<Result>(reference: EscalationReference, work: (rows: CaseTransaction) => Promise<Result>): Promise<Result> {
    const { organisationId, escalationId } = reference;
    return this.database.transaction((manager) => work(new CaseTransaction(manager, { organisationId, escalationId })));
  }
}
