// Lost if this fails: an update that has to be taken back takes with it what teams held and what a customer was to be told.
import { Arbitration1700000000051 } from '../../libs/persistence/migrations/1700000000051-arbitration';
import { startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { sqlOf } from './sql';
import { shapeOf, turned } from './turned';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const asked = (query: string) => sqlOf(world.url, (sql) => sql(query));
const shape = () => shapeOf(world, ['arbitration%']);
const migration = new Arbitration1700000000051();

it('goes back and forth again: the same shape; position and message of an arbitration recorded before are kept', async () => {
  const { escalationId } = await RecordedLife.raised(world);
  const before = await shape();
  await turned(world, ['down', migration]);
  await asked(
    `insert into arbitration (organisation_id, escalation_id, opened_step, opened_by, opened_at, question, policy, position, customer_message, settled_at)
     values ('${world.organisationId}', '${escalationId}', 4, 'decision', now(), 'Who?', 'Clause 7', 'Ours', 'Dear customer', now())`,
  );
  await turned(world, ['up', migration]);
  expect(await shape()).toEqual(before);
  expect(await asked('select opened_step, position, policy from arbitration_position')).toEqual([
    { opened_step: 4, position: 'Ours', policy: 'Clause 7' },
  ]);
  expect(await asked('select text, status from arbitration_message')).toEqual([{ text: 'Dear customer', status: 'superseded' }]);
  await turned(world, ['down', migration]);
  expect(await asked('select question, policy, position, customer_message from arbitration')).toEqual([
    { question: 'Who?', policy: 'Clause 7', position: 'Ours', customer_message: 'Dear customer' },
  ]);
  await turned(world, ['up', migration]);
});
