// Lost if these fail: nobody can prove who was responsible for a customer at a given moment (domain.md §4, "Responsibility").
import { ownerships, verifyTimelines } from '@relais/persistence';
import { ProvenPast1700000000030 } from '../../libs/persistence/migrations/1700000000030-proven-past';
import { startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { sqlOf } from './sql';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const ownership = async ({ escalationId }: RecordedLife) => (await ownerships(world.database, escalationId))[0]!;
const change = ({ escalationId }: RecordedLife, set: string) =>
  sqlOf(world.url, (sql) => sql(`update timeline_entry set ${set} where escalation_id = $1 and step = 2`, [escalationId]));

describe('the owners of a case', () => {
  it('follow one another without a gap from the raise to the end: the agent, who took it, and who it was given to', async () => {
    const life = await RecordedLife.raised(world);
    const raisedAt = life.at;
    const [lea, sophie, helene] = await Promise.all(['lea.martin', 'sophie.laurent', 'helene.marchand'].map((name) => world.actor(name)));
    life.at += 60_000;
    await life.send(['acknowledge', sophie!], { promisedAt: '2026-03-03T08:00:00Z' });
    life.at += 60_000;
    await life.send(['reassign', helene!], { role: 'owner', to: helene!.userId, reason: 'Sophie is away.' });
    life.at += 60_000;
    await life.send(['cancel', { ...helene!, roles: ['operator'] }], { reason: 'Raised twice.' });
    expect(life.status).toBe('closed');
    const { tenures, fault } = await ownership(life);
    expect(fault).toBeNull();
    expect(tenures.map(({ ownerId }) => ownerId)).toEqual([lea!.userId, sophie!.userId, helene!.userId]);
    expect(tenures.map(({ from }) => from - raisedAt)).toEqual([0, 60_000, 120_000]);
    expect(tenures.map(({ to }) => to)).toEqual([tenures[1]!.from, tenures[2]!.from, life.at]);
  });

  it('do not overlap when a clock was set back in between', async () => {
    const life = await RecordedLife.raised(world);
    life.at -= 5_000;
    await life.send(['acknowledge', await world.actor('sophie.laurent')], { promisedAt: '2026-03-03T08:00:00Z' });
    const { tenures, fault } = await ownership(life);
    expect(fault).toBeNull();
    expect(tenures[1]!.from).toBe(tenures[0]!.from);
  });

  it.each([
    ['unknown', 'owner_id = null'],
    ['nobody', `owner_id = '00000000-0000-4000-8000-000000000000'`],
    ['nobody', 'point_of_contact_id = organisation_id'],
    ['gap', 'step = 3, sequence = sequence + 50'],
  ])('are not proven (%s) where: %s', async (kind, set) => {
    const life = await RecordedLife.raised(world);
    await change(life, set);
    expect((await ownership(life)).fault).toMatchObject({ kind });
  });

  it('are not proven when the case itself names another', async () => {
    const life = await RecordedLife.raised(world);
    await sqlOf(world.url, (sql) => sql('update escalation set owner_id = organisation_id where id = $1', [life.escalationId]));
    expect((await ownership(life)).fault).toMatchObject({ kind: 'differs', step: life.step });
  });
});

it('chains the timelines that were recorded before there was a chain, and says that their owners are not recorded', async () => {
  const life = await RecordedLife.raised(world);
  const all = await world.database.read((manager) => manager.query<object[]>('select count(*) from timeline_entry'));
  await world.database.transaction(async ({ queryRunner }) => {
    await new ProvenPast1700000000030().down(queryRunner!);
    await new ProvenPast1700000000030().up(queryRunner!);
  });
  expect(await world.database.read((manager) => manager.query<object[]>('select count(*) from timeline_entry'))).toEqual(all);
  expect((await verifyTimelines(world.database, { escalationId: life.escalationId, anchors: [] })).faults).toEqual([]);
  await life.send(['add_note', await world.actor('sophie.laurent')], { note: 'Called her.' });
  const { entries, faults } = await verifyTimelines(world.database, { escalationId: life.escalationId, anchors: [] });
  expect(faults).toEqual([]);
  expect(entries).toBeGreaterThan(life.step - 1);
  expect((await ownership(life)).fault).toMatchObject({ kind: 'unknown', step: 1 });
});
