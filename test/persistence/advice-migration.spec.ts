// Lost if this fails: decisions taken before advice was kept are no precedents, or an update that has to be taken back takes decisions with it.
import { randomUUID } from 'node:crypto';
import { Advice1700000000050 } from '../../libs/persistence/migrations/1700000000050-advice';
import { acceptedCase, startWorld, type World } from './practice-world';
import { sqlOf } from './sql';
import { turned } from './turned';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const asked = (query: string, values: readonly unknown[] = []) => sqlOf(world.url, (sql) => sql(query, values));
const shape = () =>
  asked(`select column_name as name, data_type as type, is_nullable as more from information_schema.columns where table_name in ('decision', 'command')
    union all select indexname, indexdef, '' from pg_indexes where tablename = 'decision' order by 1, 2`);
const migration = new Advice1700000000050();

it('goes back and forth again, and gives decisions taken before the category and the reason of their case', async () => {
  const before = await shape();
  const { escalationId } = await acceptedCase(world);
  await turned(world, ['down', migration]);
  expect(await shape()).not.toEqual(before);
  await asked(`update escalation set snapshot = '{"context": {"profile": {"reason": "skill"}}}' where id = $1`, [escalationId]);
  await asked(
    `insert into decision (id, organisation_id, escalation_id, choice, amount_minor, currency, decided_by, decided_at)
     select $1, organisation_id, id, 'approve', 100, 'EUR', agent_id, now() from escalation where id = $2`,
    [randomUUID(), escalationId],
  );
  await turned(world, ['up', migration]);
  expect(await shape()).toEqual(before);
  expect(await asked('select choice, category, reason, cause, advice, against_advice from decision')).toEqual([
    { choice: 'approve', category: 'billing', reason: 'skill', cause: null, advice: null, against_advice: false },
  ]);
});
