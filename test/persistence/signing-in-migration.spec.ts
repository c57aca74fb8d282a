// Lost if this fails: an update that has to be taken back cannot be, or takes keys and cases with it.
import { ApiKeyRepository, hashApiKey } from '@relais/persistence';
import { SigningIn1700000000040 } from '../../libs/persistence/migrations/1700000000040-signing-in';
import { AnswersWithChanges1700000000056 } from '../../libs/persistence/migrations/1700000000056-answers-with-changes';
import { keys, startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { sqlOf } from './sql';
import { turned } from './turned';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  // The columns as that migration made them.
  await turned(world, ['down', new AnswersWithChanges1700000000056()]);
}, 120_000);
afterAll(() => world.stop());

const shape = () =>
  sqlOf(world.url, (sql) =>
    sql(`select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public'
      union all select table_name, constraint_name, constraint_type, null from information_schema.table_constraints
        where table_schema = 'public' and constraint_type <> 'CHECK'
      union all select tablename, indexname, indexdef, null from pg_indexes where schemaname = 'public' order by 1, 2, 3`),
  );
const migration = new SigningIn1700000000040();
const opens = async () => (await new ApiKeyRepository(world.database).findByHash(hashApiKey(keys.practice)))?.organisationId;

it('goes back to keys alone and forth again: the same shape, every key and case as before, links gone', async () => {
  const life = await RecordedLife.raised(world);
  const before = await shape();
  const rows = () =>
    sqlOf(world.url, (sql) => sql('select id, organisation_id, name, hash, scopes, created_at, revoked_at from api_key order by id'));
  const known = await rows();
  await turned(world, ['down', migration]);
  expect(await shape()).not.toEqual(before);
  expect(await rows()).toEqual(known);
  await turned(world, ['up', migration]);
  expect(await shape()).toEqual(before);
  expect(await rows()).toEqual(known);
  expect(await opens()).toBe(world.organisationId);
  expect(await sqlOf(world.url, (sql) => sql('select id from escalation'))).toEqual([{ id: life.escalationId }]);
});
