// Lost if this fails: an update that has to be taken back cannot be, or leaves a database that the next update does not know.
import { PolicyApplications1700000000053 } from '../../libs/persistence/migrations/1700000000053-policy-applications';
import { startWorld, type World } from './practice-world';
import { sqlOf } from './sql';
import { turned } from './turned';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const shape = () =>
  sqlOf(world.url, (sql) =>
    sql(`select table_name as table, column_name as name, data_type as type, is_nullable as nullable from information_schema.columns
      where table_name like 'policy_application%'
      union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid), '' from pg_constraint
        where conrelid::regclass::text like 'policy_application%' order by 1, 2, 3`),
  );
const migration = new PolicyApplications1700000000053();

it('goes back and forth again, and leaves nothing in between', async () => {
  const before = await shape();
  await turned(world, ['down', migration]);
  expect(await shape()).toEqual([]);
  await turned(world, ['up', migration]);
  expect(await shape()).toEqual(before);
});
