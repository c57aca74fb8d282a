// Lost if these fail: who looks for the cases that still live by an old version of the policy waits until the database gives up, because the rules
// of every case are looked into.
import { randomUUID } from 'node:crypto';
import { EscalationRepository } from '@relais/persistence';
import { CasesByPolicyVersion1700000000057 } from '../../libs/persistence/migrations/1700000000057-cases-by-policy-version';
import { planOf } from './list-plan';
import { acceptedCase, startWorld, type World } from './practice-world';
import { type Sql, sqlOf } from './sql';
import { turned } from './turned';

const count = 20_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await acceptedCase(world);
  await sqlOf(world.url, (sql) => writeCases(sql, world.organisationId));
}, 120_000);
afterAll(() => world.stop());

/** Straight into the tables, with rules as long as real ones: one case in fifty runs, one in a thousand lives by version 1, the others by version 2. */
async function writeCases(sql: Sql, organisationId: string): Promise<void> {
  // What makes cases findable by their words is not what is measured here.
  await sql(`set session_replication_role = replica`);
  await sql(`create table fresh as select n, gen_random_uuid() as id from generate_series(1, ${count}) n`);
  await sql(
    `insert into customer (id, organisation_id, reference, name, language) select id, $1, 'CUST-' || n, 'Client ' || n, 'fr' from fresh`,
    [organisationId],
  );
  await sql(`insert into ticket (id, organisation_id, reference, customer_id) select id, $1, 'BULK-' || n, id from fresh`, [
    organisationId,
  ]);
  await sql(
    `insert into escalation (id, organisation_id, ticket_id, customer_id, status, class, category, level, agent_id, owner_id,
       point_of_contact_id, raised_at, recorded_at, version, step, machine_version, rules, input)
     select fresh.id, $1, fresh.id, fresh.id, case when n % 50 = 0 then 'deciding' else 'closed' end, 'standard', 'billing', 2, $2, $2, $2,
       now() - n * interval '1 minute', now(), 0, 0, 1, jsonb_set(rules, '{policyVersion}', to_jsonb(case when n % 1000 = 0 then 1 else 2 end)), '{}'
     from fresh, (select rules from escalation limit 1) real`,
    [organisationId, randomUUID()],
  );
  await sql('set session_replication_role = default');
  await sql('analyze');
}

const index = 'escalation_by_policy_version';
const old = { filter: { policyVersion: 1 }, sort: 'raisedAt' } as const;

it('the cases of an old version are found by its index, in both sorts and among the running ones', async () => {
  const { organisationId } = world;
  const found = await new EscalationRepository(world.database).list({ organisationId, viewerId: null, limit: 50, ...old });
  // The case whose rules the others copy is one of them.
  expect(found.items).toHaveLength(count / 1_000 + 1);
  for (const question of [old, { ...old, sort: 'nextClock' }, { ...old, filter: { ...old.filter, running: true } }] as const) {
    const plan = await planOf(world, question);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on escalation/);
  }
}, 30_000);

it('the migration that brings the index goes back and forth again', async () => {
  const migration = new CasesByPolicyVersion1700000000057();
  await turned(world, ['down', migration]);
  expect(await planOf(world, old)).not.toContain(index);
  await turned(world, ['up', migration]);
  expect(await planOf(world, old)).toContain(index);
}, 30_000);
