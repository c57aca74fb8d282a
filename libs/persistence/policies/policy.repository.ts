// Reads the policy that new cases take along.
import type { PolicyDocument } from '@relais/contracts';
import type { StoredCalendar } from '../calendars/calendar.repository';
import type { Database } from '../database/database';

export interface PublishedPolicy {
  readonly version: number;
  readonly document: PolicyDocument;
  /** The newest version of the calendar the policy counts on. */
  readonly calendar: StoredCalendar;
  readonly publishedAt: number;
}

/** The organisation has no published policy, so no case can be raised (`code` `no_published_policy`). */
export class NoPublishedPolicyError extends Error {
  readonly code = 'no_published_policy';

  constructor(readonly organisationId: string) {
    super(`Organisation ${organisationId} has no published policy: publish one before raising cases.`);
    this.name = 'NoPublishedPolicyError';
  }
}

export class PolicyRepository {
  constructor(private readonly database: Database) {}

  /** Null when none is published. */
  async published(_organisationId: string): Promise<PublishedPolicy | null> {
    throw new Error(`being written ${this.database}`);
  }
}
