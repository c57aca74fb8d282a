// Two organisations for the API's tests: one that acts, and another whose ids must be worth nothing to the first.

import { randomUUID } from 'node:crypto';
import { hashApiKey } from '@relais/persistence';
import { writtenPolicy } from '@relais/testing/cases';
import { Client } from 'pg';

export interface TestPerson {
  readonly id: string;
  readonly username: string;
}

export interface TestOrganisation {
  readonly id: string;
  /** All scopes. */
  readonly key: string;
  /** `escalations:read` alone. */
  readonly readingKey: string;
  readonly revokedKey: string;
  readonly people: Readonly<Record<PersonName, TestPerson>>;
  readonly teams: Readonly<Record<1 | 2 | 3 | 4, string>>;
  readonly calendarId: string;
}

const cast = {
  agent: { role: 'agent', level: 1 },
  supervisor: { role: 'supervisor', level: 2 },
  backup: { role: 'supervisor', level: 2 },
  expert: { role: 'supervisor', level: 3 },
  manager: { role: 'manager', level: 3 },
  director: { role: 'direction', level: 4 },
  operator: { role: 'operator', level: 3 },
  admin: { role: 'admin', level: 3 },
  gone: { role: 'agent', level: 1 },
} as const;
export type PersonName = keyof typeof cast;
const names = Object.keys(cast) as PersonName[];
const primaries = { 1: 'agent', 2: 'supervisor', 3: 'expert', 4: 'director' } as const;

const allScopes = ['escalations:read', 'escalations:write', 'organisation:read', 'organisation:write', 'roster:write'];
const alwaysOpen = {
  timeZone: 'UTC',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]])),
};

/** Rules that cases can live by. */
export const policyOf = (teams: TestOrganisation['teams']) =>
  writtenPolicy({ matrix: [2, 3, 4].map((level) => ({ level: [level], teamId: teams[level as 2 | 3 | 4] })) });

/** Writes one organisation with people, teams, an always open calendar, a published policy and keys. */
export async function createOrganisation(databaseUrl: string, { withPolicy = true } = {}): Promise<TestOrganisation> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const organisation = invent();
    await writePeople(client, organisation);
    await writeRules(client, { organisation, withPolicy });
    await writeKeys(client, organisation);
    return organisation;
  } finally {
    await client.end();
  }
}

function invent(): TestOrganisation {
  const people = Object.fromEntries(names.map((name) => [name, { id: randomUUID(), username: name }])) as TestOrganisation['people'];
  const teams = { 1: randomUUID(), 2: randomUUID(), 3: randomUUID(), 4: randomUUID() };
  const key = () => `rk_${randomUUID()}`;
  return { id: randomUUID(), key: key(), readingKey: key(), revokedKey: key(), people, teams, calendarId: randomUUID() };
}

async function writePeople(client: Client, { id, people, teams }: TestOrganisation): Promise<void> {
  await client.query(`insert into organisation (id, name, language, created_at) values ($1, 'Test', 'fr', now())`, [id]);
  for (const name of names) {
    await client.query(
      `insert into "user" (id, organisation_id, username, name, email, language, active, created_at) values ($1, $2, $3, $4, $5, 'fr', $6, now())`,
      [people[name].id, id, name, `Test ${name}`, `${name}@example.com`, name !== 'gone'],
    );
  }
  for (const level of [1, 2, 3, 4] as const) {
    const primary = people[primaries[level]].id;
    await client.query(
      'insert into team (id, organisation_id, name, level, primary_user_id, backup_user_id) values ($1, $2, $3, $4, $5, $6)',
      [teams[level], id, `Team ${level}`, level, primary, level === 2 ? people.backup.id : null],
    );
  }
  for (const name of names) {
    const { role, level } = cast[name];
    await client.query('insert into membership (organisation_id, team_id, user_id, role) values ($1, $2, $3, $4)', [
      id,
      teams[level],
      people[name].id,
      role,
    ]);
  }
}

async function writeRules(
  client: Client,
  { organisation, withPolicy }: { organisation: TestOrganisation; withPolicy: boolean },
): Promise<void> {
  const { id, calendarId, teams } = organisation;
  await client.query(
    `insert into calendar (organisation_id, id, version, name, document, saved_at) values ($1, $2, 1, 'Always', $3, now())`,
    [id, calendarId, alwaysOpen],
  );
  if (!withPolicy) return;
  await client.query('insert into policy (organisation_id, version, document, calendar_id, published_at) values ($1, 1, $2, $3, now())', [
    id,
    policyOf(teams),
    calendarId,
  ]);
}

async function writeKeys(client: Client, { id, key, readingKey, revokedKey }: TestOrganisation): Promise<void> {
  const rows = [
    { key, scopes: allScopes, revoked: false },
    { key: readingKey, scopes: ['escalations:read'], revoked: false },
    { key: revokedKey, scopes: allScopes, revoked: true },
  ];
  for (const row of rows) {
    await client.query(
      `insert into api_key (id, organisation_id, name, hash, scopes, created_at, revoked_at) values ($1, $2, 'test', $3, $4, now(), case when $5 then now() end)`,
      [randomUUID(), id, hashApiKey(row.key), row.scopes, row.revoked],
    );
  }
}
