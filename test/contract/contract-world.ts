// Makes one person hold the roles of a case on every level, so that generated commands reach the cases instead of ending at "not entitled".
import { roles } from '@relais/contracts';
import { Client } from 'pg';
import type { ApiStack } from '../api/stack';

/** Gives the organisation's supervisor every role in each of its teams, but not `admin`: keys and people would be gone in mid-run. */
export async function giveEveryRole({ databaseUrl, organisation }: ApiStack): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into membership (organisation_id, team_id, user_id, role)
       select $1, team, $2, role from unnest($3::uuid[]) team, unnest($4::text[]) role on conflict do nothing`,
      [organisation.id, organisation.people.supervisor.id, Object.values(organisation.teams), roles.filter((role) => role !== 'admin')],
    );
  } finally {
    await client.end();
  }
}
