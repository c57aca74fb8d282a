// Reads cases for screens, lists and starters; the read model is written by the recording alone.
import type { Database } from '../database/database';
import type { EscalationPage, EscalationReference, ListEscalations, StoredEscalation, StuckCase } from './escalation-types';

export class EscalationRepository {
  constructor(private readonly database: Database) {}

  /** Null for an unknown id and for one of another organisation. */
  async find(_reference: EscalationReference): Promise<StoredEscalation | null> {
    throw new Error(`being written ${this.database}`);
  }

  /** @throws InvalidCursorError for a cursor that this list did not give. */
  async list(_question: ListEscalations): Promise<EscalationPage> {
    throw new Error('being written');
  }

  /** Cases of all organisations that have waited longer than `toleranceMilliseconds` for Relais itself, longest first (design.md §4, §5). */
  async stuck(_question: { readonly at: number; readonly toleranceMilliseconds: number }): Promise<readonly StuckCase[]> {
    throw new Error('being written');
  }
}
