// Knows the people and teams of an organisation as they are today.
import type { Actor, Language, Role } from '@relais/contracts';
import { type EntityManager, In } from 'typeorm';
import type { Database } from '../database/database';
import { MembershipEntity, OrganisationEntity, TeamEntity, UserEntity } from '../entities/organisation.entity';

export interface StoredUser {
  readonly id: string;
  readonly username: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: Language;
  readonly active: boolean;
  readonly memberships: readonly { readonly teamId: string; readonly role: Role }[];
}

export interface StoredTeam {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly partner: boolean;
  readonly primaryUserId: string | null;
  readonly backupUserId: string | null;
  /** The hours it works; those of the organisation when null. */
  readonly calendarId: string | null;
  readonly memberIds: readonly string[];
}

export interface StoredOrganisation {
  readonly id: string;
  readonly name: string;
  /** A place to practise: delays of seconds; screens and mails say so. */
  readonly practice: boolean;
  readonly language: Language;
}

export class DirectoryRepository {
  constructor(private readonly database: Database) {}

  async organisation(organisationId: string): Promise<StoredOrganisation | null> {
    const row = await this.database.read((manager) => manager.findOneBy(OrganisationEntity, { id: organisationId }));
    return row && { id: row.id, name: row.name, practice: row.practice, language: row.language };
  }

  /** A person by user name or id, as they may act now; null when unknown or no longer active. */
  async actor({ organisationId, nameOrId }: ActorQuestion): Promise<{ readonly actor: Actor; readonly user: StoredUser } | null> {
    const who = uuid.test(nameOrId) ? { id: nameOrId.toLowerCase() } : { username: nameOrId };
    const [user] = await this.database.read((manager) => usersIn(manager, { organisationId, active: true, ...who }));
    if (!user) return null;
    const roles = [...new Set(user.memberships.map(({ role }) => role))];
    const teamIds = [...new Set(user.memberships.map(({ teamId }) => teamId))];
    return { user, actor: { kind: 'person', userId: user.id, roles, teamIds } };
  }

  /** All people, by user name. */
  users(organisationId: string): Promise<readonly StoredUser[]> {
    return this.database.read((manager) => usersIn(manager, { organisationId }));
  }

  /** All teams, by level and name. */
  teams(organisationId: string): Promise<readonly StoredTeam[]> {
    return this.database.read((manager) => teamsIn(manager, organisationId));
  }
}

interface ActorQuestion {
  readonly organisationId: string;
  readonly nameOrId: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The people that match, with their memberships, inside the caller's transaction. */
export async function usersIn(
  manager: EntityManager,
  where: { organisationId: string; active?: boolean; id?: string; username?: string },
): Promise<StoredUser[]> {
  const users = await manager.find(UserEntity, { where, order: { username: 'ASC' } });
  const memberships = await manager.find(MembershipEntity, {
    where: { organisationId: where.organisationId, userId: In(users.map(({ id }) => id)) },
    order: { teamId: 'ASC', role: 'ASC' },
  });
  return users.map(({ id, username, name, email, language, active }) => ({
    id,
    username,
    name,
    email,
    language,
    active,
    memberships: memberships.filter(({ userId }) => userId === id).map(({ teamId, role }) => ({ teamId, role })),
  }));
}

/** All teams with the ids of their active members, inside the caller's transaction. */
export async function teamsIn(manager: EntityManager, organisationId: string): Promise<StoredTeam[]> {
  const teams = await manager.find(TeamEntity, { where: { organisationId }, order: { level: 'ASC', name: 'ASC' } });
  const members = await manager.query<{ team_id: string; user_id: string }[]>(
    `select distinct m.team_id, m.user_id from membership m join "user" u on u.id = m.user_id
     where m.organisation_id = $1 and u.active order by m.team_id, m.user_id`,
    [organisationId],
  );
  return teams.map(({ id, name, level, partner, primaryUserId, backupUserId, calendarId }) => ({
    id,
    name,
    level,
    partner,
    primaryUserId,
    backupUserId,
    calendarId,
    memberIds: members.filter(({ team_id }) => team_id === id).map(({ user_id }) => user_id),
  }));
}
