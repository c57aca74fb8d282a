// Adds to a test organisation whoever the matrix needs beside its people: those of two partners.
import { randomUUID } from 'node:crypto';
import type { Role } from '@relais/contracts';
import { type Sql, sqlOf } from '../../persistence/sql';
import type { TestOrganisation, TestPerson } from '../organisations';
import type { MatrixCaller } from './expected';

type Person = NonNullable<MatrixCaller['person']>;

interface NewPerson {
  readonly organisationId: string;
  readonly username: string;
  readonly teamId: string;
  readonly role: Role;
}

async function person(sql: Sql, { organisationId, username, teamId, role }: NewPerson): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into "user" (id, organisation_id, username, name, language, created_at) values ($1, $2, $3::text, 'Name of ' || $3::text, 'fr', now())`,
    [id, organisationId, username],
  );
  await sql('insert into membership (organisation_id, team_id, user_id, role) values ($1, $2, $3, $4)', [organisationId, teamId, id, role]);
  return id;
}

async function partnerTeam(sql: Sql, organisationId: string): Promise<string> {
  const id = randomUUID();
  await sql('insert into team (id, organisation_id, name, level, partner) values ($1::uuid, $2, $1::text, 1, true)', [id, organisationId]);
  return id;
}

const companyTeams = { agent: 1, supervisor: 2, manager: 3, director: 4, operator: 3, admin: 3 } as const;
const roleOf = {
  agent: 'agent',
  supervisor: 'supervisor',
  manager: 'manager',
  director: 'direction',
  operator: 'operator',
  admin: 'admin',
} as const;

export interface MatrixPeople {
  readonly callers: readonly MatrixCaller[];
  /** Of a partner that no caller belongs to. */
  readonly stranger: TestPerson;
}

/** Every role of the company, an agent and a supervisor of one partner, and a key that acts for nobody. */
export function matrixPeople(url: string, { id: organisationId, people, teams }: TestOrganisation): Promise<MatrixPeople> {
  return sqlOf(url, async (sql) => {
    const company = Object.entries(companyTeams).map(([name, level]): MatrixCaller => {
      const known = name as keyof typeof companyTeams;
      return { name: roleOf[known], person: { id: people[known].id, role: roleOf[known], teamId: teams[level], partner: false } };
    });
    const added = async (name: string, { teamId, role, partner }: Omit<Person, 'id'>): Promise<MatrixCaller> => {
      const id = await person(sql, { organisationId, username: name.replaceAll(' ', '-'), teamId, role });
      return { name, person: { id, teamId, role, partner } };
    };
    const [own, others] = [await partnerTeam(sql, organisationId), await partnerTeam(sql, organisationId)];
    const callers = [
      ...company,
      await added('partner agent', { teamId: own, role: 'agent', partner: true }),
      await added('partner supervisor', { teamId: own, role: 'supervisor', partner: true }),
      { name: 'key alone', person: null },
    ];
    const stranger = {
      id: await person(sql, { organisationId, username: 'stranger', teamId: others, role: 'agent' }),
      username: 'stranger',
    };
    return { callers, stranger };
  });
}
