// Contract: advice on a case stays quick when an organisation has decided fifty thousand cases, because it walks the latest of a category and not all.
import { randomUUID } from 'node:crypto';
import { AdviceRepository } from '@relais/persistence';
import { earlierQuery, precedentQuery } from '../../libs/persistence/advice/advice-queries';
import { startWorld, type World } from './practice-world';
import { makePartner, type Sql, sqlOf } from './sql';

const count = 50_000;
const faithful = 400;
let world: World;
let mine: { escalationId: string; agentId: string };
beforeAll(async () => {
  world = await startWorld();
  mine = await sqlOf(world.url, (sql) => writeDecisions(sql, world.organisationId));
}, 240_000);
afterAll(() => world.stop());

/** Straight into the tables: half of the decisions are of billing, every 125th case is of one customer, every other customer was asked at J+3. */
async function writeDecisions(sql: Sql, organisationId: string): Promise<typeof mine> {
  const agentId = randomUUID();
  // What makes cases findable is not what is measured here.
  await sql(`set session_replication_role = replica`);
  await sql(`create table fresh as select n, gen_random_uuid() as id from generate_series(1, ${count}) n`);
  await sql(
    `insert into escalation (id, organisation_id, ticket_id, customer_id, status, outcome, class, category, level, agent_id, owner_id,
       point_of_contact_id, raised_at, recorded_at, version, step, machine_version, rules, input)
     select id, $1, id, case when n % (${count} / ${faithful}) = 0 then $2::uuid else id end, 'closed', 'approved', 'standard',
       case when n % 2 = 0 then 'billing' else 'technical' end, 2, $2, $2, $2, now() - n * interval '1 minute', now(), 0, 0, 1, '{}', '{}' from fresh`,
    [organisationId, agentId],
  );
  await sql(
    `insert into decision (id, organisation_id, escalation_id, choice, amount_minor, currency, decided_by, decided_at, category, reason, against_advice)
     select id, $1, id, 'approve', n % 9000, 'EUR', $2, now() - n * interval '1 minute', case when n % 2 = 0 then 'billing' else 'technical' end,
       'authority', n % 50 = 0 from fresh`,
    [organisationId, agentId],
  );
  await sql(
    `insert into follow_up (id, organisation_id, escalation_id, satisfied, satisfaction, checked_at)
     select gen_random_uuid(), $1, id, true, 4, now() from fresh where n % 4 = 0`,
    [organisationId],
  );
  await sql('set session_replication_role = default');
  await sql('analyze');
  const [newest] = await sql(`select id from escalation where customer_id = $1 order by raised_at desc limit 1`, [agentId]);
  return { escalationId: newest?.id, agentId };
}

const caseOf = (viewerId: string | null) =>
  ({ organisationId: world.organisationId, escalationId: mine.escalationId, category: 'billing', viewerId }) as const;
const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] as number;

async function timed<Answer>(what: string, ask: () => Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> {
  const runs: number[] = [];
  let answer = await ask();
  for (let run = 0; run < 9; run++) {
    const started = performance.now();
    answer = await ask();
    runs.push(performance.now() - started);
  }
  const milliseconds = Math.round(median(runs) * 10) / 10;
  process.stdout.write(`advice: ${what} among ${count} decisions in ${milliseconds} ms\n`);
  return { answer, milliseconds };
}

it('finds the latest decisions of the category, and what a faithful customer asked before, within a blink', async () => {
  const advice = new AdviceRepository(world.database);
  const before = await timed('the 500 latest of a category', () => advice.decidedBefore({ ...caseOf(null), limit: 500 }));
  expect(before.answer).toHaveLength(500);
  expect(before.answer.every(({ id }) => id !== mine.escalationId)).toBe(true);
  expect(before.answer.filter(({ satisfied }) => satisfied)).toHaveLength(250);
  const earlier = await timed(`${faithful - 1} earlier cases of a customer`, () => advice.earlier({ ...caseOf(null), limit: 20 }));
  expect(earlier.answer).toMatchObject({ count: faithful - 1 });
  expect(earlier.answer.items).toHaveLength(20);
  expect(earlier.answer.items.every(({ grantedMinor }) => grantedMinor !== null)).toBe(true);
  expect(Math.max(before.milliseconds, earlier.milliseconds)).toBeLessThan(150);
}, 60_000);

it('asks the indexes, and never all decisions or cases', async () => {
  const { organisationId, escalationId, category } = caseOf(null);
  for (const [query, index] of [
    [precedentQuery, 'decision_precedent'],
    [earlierQuery, 'escalation_of_customer'],
  ] as const) {
    const rows = await sqlOf(world.url, (sql) => sql(`explain (costs off) ${query}`, [organisationId, escalationId, category, null, 500]));
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on (decision|escalation)/);
  }
}, 30_000);

it('tells a partner’s person of their own cases alone, quickly too where they have none', async () => {
  const { userId } = await makePartner({ url: world.url, organisationId: world.organisationId });
  const advice = new AdviceRepository(world.database);
  const none = await timed('none of a partner’s', () => advice.decidedBefore({ ...caseOf(userId), limit: 500 }));
  expect(none.answer).toEqual([]);
  expect(await advice.earlier({ ...caseOf(userId), limit: 20 })).toEqual({ count: 0, sameCategory: 0, items: [] });
  expect(none.milliseconds).toBeLessThan(1_000);
}, 60_000);
