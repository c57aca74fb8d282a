// Tells which people may see which cases: one person before each call, many at once for hints.
import type { Database } from '../database/database';
import { partnerPerson, sees } from '../escalations/visibility';

export interface SightQuestion {
  readonly organisationId: string;
  readonly escalationIds: readonly string[];
  readonly userIds: readonly string[];
}

export interface PersonSightQuestion {
  readonly organisationId: string;
  readonly userId: string;
  readonly escalationId: string | null;
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

/** What a person may see, and of one case, where asked for, its agent and who has a part in it; both are null for a case hidden from them. */
export interface PersonSight {
  readonly partner: boolean;
  readonly agentId: string | null;
  readonly people: readonly string[] | null;
}

const personQuery = `
  with viewer as materialized (select $2::uuid as id, ${partnerPerson({ viewer: '$2::uuid', organisation: '$1::uuid' })} as partner)
  select viewer.partner, escalation.agent_id as "agentId", case when escalation.id is not null then
    array_remove(array[escalation.agent_id, escalation.owner_id, escalation.point_of_contact_id, escalation.recipient_user_id], null) end as people
  from viewer left join escalation on escalation.organisation_id = $1::uuid and escalation.id = $3::uuid
    and ${sees({ viewer: 'viewer.id', partner: 'viewer.partner', escalation: 'escalation' })}`;

export class SightRepository {
  constructor(private readonly database: Database) {}

  /** What `userId` may see now, of a case where one is named. */
  async of({ organisationId, userId, escalationId }: PersonSightQuestion): Promise<PersonSight> {
    const rows = await this.database.read((manager) => manager.query<PersonSight[]>(personQuery, [organisationId, userId, escalationId]));
    return rows[0] as PersonSight;
  }

  /** The pairs of a case and an active person of the organisation who may see it, as roles and teams are now. */
  seen({ organisationId, escalationIds, userIds }: SightQuestion): Promise<readonly Seen[]> {
    return this.database.read((manager) => manager.query<Seen[]>(seenQuery, [organisationId, escalationIds, userIds]));
  }
}
