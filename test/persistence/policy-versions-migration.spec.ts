// Lost if these fail: an update that has to be taken back takes the published rules with it, or a name can never leave the reason of one.

import { PolicyVersions1700000000048 } from '../../libs/persistence/migrations/1700000000048-policy-versions';
import { AnswersWithChanges1700000000056 } from '../../libs/persistence/migrations/1700000000056-answers-with-changes';
import { startWorld, type World } from './practice-world';
import { sqlOf } from './sql';
import { turned } from './turned';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  // The columns as that migration made them.
  await turned(world, ['down', new AnswersWithChanges1700000000056()]);
}, 120_000);
afterAll(() => world.stop());

const asked = (query: string) => sqlOf(world.url, (sql) => sql(query));
const shape = () =>
  asked(`select column_name as name, data_type as type from information_schema.columns where table_name = 'policy'
    union all select indexname, indexdef from pg_indexes where tablename = 'policy'
    union all select tgname, pg_get_triggerdef(oid) from pg_trigger where tgrelid = 'policy'::regclass and not tgisinternal order by 1`);
const rules = () => asked('select organisation_id, version, document, calendar_id, published_at from policy order by 1, 2');
const migration = new PolicyVersions1700000000048();

it('goes back and forth again: the same shape, every published version as before, drafts gone', async () => {
  const [before, published] = [await shape(), await rules()];
  await asked(
    `insert into policy (organisation_id, version, document, calendar_id) select organisation_id, 9, document, calendar_id from policy`,
  );
  await turned(world, ['down', migration]);
  expect(await shape()).not.toEqual(before);
  expect(await rules()).toEqual(published);
  await turned(world, ['up', migration]);
  expect(await shape()).toEqual(before);
  expect(await rules()).toEqual(published);
});

it('lets a name be struck out of the reason of a published version, and nothing else of it change', async () => {
  const published = await rules();
  await asked(`update policy set reason = 'as ■ asked'`);
  await expect(asked(`update policy set reason = null, version = 5`)).rejects.toMatchObject({ code: '23001' });
  expect(await asked('select distinct reason from policy')).toEqual([{ reason: 'as ■ asked' }]);
  expect(await rules()).toEqual(published);
});
