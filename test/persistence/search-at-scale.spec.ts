// Contract: search stays quick when an organisation has ten thousand cases among others, because it asks the index and not the cases.
import { randomUUID } from 'node:crypto';
import { EscalationRepository } from '@relais/persistence';
import { planOf } from './list-plan';
import { startWorld, type World } from './practice-world';
import { type Sql, sqlOf } from './sql';

const count = 10_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
  const started = Date.now();
  await sqlOf(world.url, (sql) => writeCases(sql, world.organisationId));
  process.stdout.write(`search: ${count} cases written and made findable in ${Date.now() - started} ms\n`);
}, 120_000);
afterAll(() => world.stop());

/** Straight into the tables, in one go; the triggers are the product's. Each dossier has some of a thousand words, one in a hundred has `aubergine`. */
async function writeCases(sql: Sql, organisationId: string): Promise<void> {
  await sql(`create table fresh as select n, gen_random_uuid() as id from generate_series(1, ${count}) n`);
  await sql(
    `insert into customer (id, organisation_id, reference, name, language) select id, $1, 'CUST-' || n, 'Client ' || n, 'fr' from fresh`,
    [organisationId],
  );
  await sql(`insert into ticket (id, organisation_id, reference, customer_id) select id, $1, 'BULK-' || n, id from fresh`, [
    organisationId,
  ]);
  await sql(
    `insert into escalation (id, organisation_id, ticket_id, customer_id, subject, status, class, category, level, agent_id, owner_id,
       point_of_contact_id, raised_at, recorded_at, version, step, machine_version, rules, input)
     select id, $1, id, id, 'Facture ' || n, 'accepted', 'standard', 'billing', 2, $2, $2, $2, now() - n * interval '1 minute', now(), 0, 0, 1,
       '{}', '{}' from fresh`,
    [organisationId, randomUUID()],
  );
  await sql(
    `insert into dossier (organisation_id, escalation_id, version, content, written_at)
     select $1, id, 1, jsonb_build_object(
       'why', case when n % 100 = 0 then 'Une aubergine' else 'Un motif' end,
       'context', jsonb_build_object('summary', (select string_agg('mot' || (n * k * 31) % 1000, ' ') from generate_series(1, 60) k))), now() from fresh`,
    [organisationId],
  );
  await sql('analyze');
}

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] as number;

async function timed(q: string): Promise<{ found: number; milliseconds: number }> {
  const escalations = new EscalationRepository(world.database);
  const { organisationId } = world;
  const runs = [];
  let found = 0;
  for (let run = 0; run < 7; run++) {
    const started = performance.now();
    const { items } = await escalations.list({ organisationId, viewerId: null, filter: { q }, sort: 'relevance', limit: 200 });
    runs.push(performance.now() - started);
    found = items.length;
  }
  const milliseconds = Math.round(median(runs) * 10) / 10;
  process.stdout.write(`search: "${q}" finds ${found} (200 at most) in ${milliseconds} ms\n`);
  return { found, milliseconds };
}

it('asks the indexes for words and for references alike, and never what can be searched from end to end', async () => {
  for (const q of ['aubergines', 'BULK-99']) {
    const plan = await planOf(world, { filter: { q }, sort: 'relevance' });
    expect(plan).toContain('case_search_words');
    expect(plan).toContain('case_search_ticket');
    expect(plan).not.toMatch(/Seq Scan on case_search/);
  }
});

it('answers within a blink, a rare word, a reference and a word that every case has', async () => {
  expect(await timed('aubergines')).toMatchObject({ found: 100 });
  expect(await timed('BULK-99')).toMatchObject({ found: 112 - 1 });
  expect(await timed('mot7 facture')).toMatchObject({ found: expect.any(Number) });
  const { found, milliseconds } = await timed('facture');
  expect(found).toBe(200);
  // Every one of 10,000 is ranked; a second would be felt.
  expect(milliseconds).toBeLessThan(1_000);
}, 30_000);
