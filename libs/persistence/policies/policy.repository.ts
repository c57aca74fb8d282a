// Reads the policy that new cases take along.
import { type PolicyDocument, policyDocument } from '@relais/contracts';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { newestCalendarIn, type StoredCalendar } from '../calendars/calendar.repository';
import type { Database } from '../database/database';
import { PolicyEntity } from '../entities/rules.entity';

export interface PublishedPolicy {
  readonly version: number;
  readonly document: PolicyDocument;
  /** The newest version of the calendar the policy counts on. */
  readonly calendar: StoredCalendar;
  readonly publishedAt: number;
}

/** The organisation has no published policy, so no case can be raised and nothing advised (`code` `no_published_policy`). */
export class NoPublishedPolicyError extends Error {
  readonly code = 'no_published_policy';

  constructor(readonly organisationId: string) {
    super(`Organisation ${organisationId} has no published policy: publish one first.`);
    this.name = 'NoPublishedPolicyError';
  }
}

export class PolicyRepository {
  constructor(private readonly database: Database) {}

  /** Null when none is published. */
  published(organisationId: string): Promise<PublishedPolicy | null> {
    return this.database.read((manager) => publishedPolicyIn(manager, organisationId));
  }
}

/** The published policy, inside the caller's transaction. */
export async function publishedPolicyIn(manager: EntityManager, organisationId: string): Promise<PublishedPolicy | null> {
  const row = await manager.findOne(PolicyEntity, { where: { organisationId, publishedAt: Not(IsNull()) }, order: { version: 'DESC' } });
  const calendar = row && (await newestCalendarIn(manager, { organisationId, calendarId: row.calendarId }));
  if (!row || !calendar || row.publishedAt === null) return null;
  return { version: row.version, document: completed(row.document), calendar, publishedAt: row.publishedAt };
}

const defaultOf = Object.entries(policyDocument().shape).filter(([, schema]) => schema.safeParse(undefined).data !== undefined);

/** A document as it was stored; what policies could not say yet when it was published has its default. Limits are those of its own time. */
export const completed = (document: PolicyDocument): PolicyDocument => ({
  ...Object.fromEntries(defaultOf.map(([name, schema]) => [name, schema.parse(undefined)])),
  ...document,
});
