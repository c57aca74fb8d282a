// Knows which person of which organisation stands behind a subject of the sign-in, and who they are today.
import type { Actor, Role } from '@relais/contracts';
import type { Database } from '../database/database';
import { DatabaseError } from '../database/database-error';
import { insertRows } from '../database/rows';
import { UserEntity, UserIdentityEntity } from '../entities/organisation.entity';
import { opaqueOf } from '../erasure/beginning';
import { type Changer, recordConfigChange } from './config-change.repository';

/** A subject of an issuer, as a verified token names it. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface SignedInPerson {
  readonly organisationId: string;
  readonly actor: Actor & { readonly userId: string };
  readonly username: string;
}

export interface LinkIdentity {
  readonly changer: Changer;
  readonly userId: string;
  readonly issuer: string;
  /** Null takes the link away. */
  readonly subject: string | null;
}

// One round trip: every request of a person asks this.
const person = `
  select u.organisation_id as "organisationId", u.id as "userId", u.username,
    array_agg(distinct m.role) as roles, array_agg(distinct m.team_id::text) as "teamIds"
  from user_identity i
  join "user" u on u.id = i.user_id and u.organisation_id = i.organisation_id and u.active
  join membership m on m.user_id = u.id and m.organisation_id = u.organisation_id
  where i.issuer = $1 and i.subject = $2
  group by u.id`;

export class IdentityRepository {
  constructor(private readonly database: Database) {}

  /** Null for nobody's subject, a suspended person, and one without any membership. The identity says which organisation it is. */
  async person({ issuer, subject }: Identity): Promise<SignedInPerson | null> {
    const [row] = await this.database.read((manager) => manager.query<PersonRow[]>(person, [issuer, subject]));
    if (!row) return null;
    const { organisationId, userId, username, roles, teamIds } = row;
    return { organisationId, username, actor: { kind: 'person', userId, roles, teamIds } };
  }

  /** Lets a person sign in as `subject` and as nobody else of that issuer; an erased one as nobody. `taken`: the subject is somebody's already. */
  async link({ changer, userId, issuer, subject }: LinkIdentity): Promise<'linked' | 'unknown_user' | 'taken'> {
    const { organisationId } = changer;
    try {
      return await this.database.transaction(async (manager) => {
        // Held until the end: of two links, and of a link and an erasure, one comes first.
        const lock = { mode: 'for_no_key_update' } as const;
        const user = await manager.findOne(UserEntity, { where: { organisationId, id: userId }, lock });
        if (!user || user.username === opaqueOf(userId)) return 'unknown_user';
        const before = await manager.findOneBy(UserIdentityEntity, { organisationId, userId, issuer });
        if ((before?.subject ?? null) === subject) return 'linked';
        await manager.delete(UserIdentityEntity, { organisationId, userId, issuer });
        const row = { organisationId, userId, issuer, subject: subject as string };
        if (subject !== null) await insertRows(manager, { into: UserIdentityEntity, rows: [row] });
        const traced = (named: string | null | undefined) => (named ? { issuer, subject: named } : null);
        const change = {
          changer,
          what: 'identity_linked',
          subjectId: userId,
          before: traced(before?.subject),
          after: traced(subject),
        } as const;
        await recordConfigChange(manager, change);
        return 'linked';
      });
    } catch (error) {
      if (error instanceof DatabaseError && error.sqlState === '23505') return 'taken';
      throw error;
    }
  }
}

interface PersonRow {
  readonly organisationId: string;
  readonly userId: string;
  readonly username: string;
  readonly roles: Role[];
  readonly teamIds: string[];
}
