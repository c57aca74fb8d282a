// Lost if this fails: an update that has to be taken back cannot be, or takes rules or keys with it.
import { AnswersWithChanges1700000000056 } from '../../libs/persistence/migrations/1700000000056-answers-with-changes';
import { startWorld, type World } from './practice-world';
import { sqlOf } from './sql';
import { shapeOf, turned } from './turned';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const asked = (query: string) => sqlOf(world.url, (sql) => sql(query));
const shape = () => shapeOf(world, ['policy', 'api_key']);
const kept = async () => [
  await asked('select * from policy order by organisation_id, version'),
  await asked('select * from api_key order by id'),
];
const migration = new AnswersWithChanges1700000000056();

it('goes back and forth again: the same shape, every version and key as before', async () => {
  const [before, rows] = [await shape(), await kept()];
  await turned(world, ['down', migration]);
  expect((await shape()).filter(({ name }) => /command/.test(name))).toHaveLength(3);
  await turned(world, ['up', migration]);
  expect(await shape()).toEqual(before);
  expect(await kept()).toEqual(rows);
});
