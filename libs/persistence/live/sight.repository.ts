// Tells which people may see which cases, for hints that go to many people at once.
import type { Database } from '../database/database';
import { partnerPerson, sees } from '../escalations/visibility';

export interface SightQuestion {
  readonly organisationId: string;
  readonly escalationIds: readonly string[];
  readonly userIds: readonly string[];
}

export interface Seen {
  readonly escalationId: string;
  readonly userId: string;
}

const seenQuery = `
  with viewer as materialized (
    select person.id, ${partnerPerson({ viewer: 'person.id', organisation: '$1::uuid' })} as partner
    from "user" person where person.organisation_id = $1::uuid and person.id = any($3::uuid[]) and person.active
  )
  select escalation.id as "escalationId", viewer.id as "userId"
  from escalation cross join viewer
  where escalation.organisation_id = $1::uuid and escalation.id = any($2::uuid[])
    and ${sees({ viewer: 'viewer.id', partner: 'viewer.partner', escalation: 'escalation' })}`;

export class SightRepository {
  constructor(private readonly database: Database) {}

  /** The pairs of a case and an active person of the organisation who may see it, as roles and teams are now. */
  seen({ organisationId, escalationIds, userIds }: SightQuestion): Promise<readonly Seen[]> {
    return this.database.read((manager) => manager.query<Seen[]>(seenQuery, [organisationId, escalationIds, userIds]));
  }
}
