// Lost if these fail: a case goes to somebody who is away, suspended or off duty, two people hold each other's place, or nobody hears who was expected.
import { randomUUID } from 'node:crypto';
import { onCallPlan } from '@relais/contracts';
import { AbsenceRepository, DirectoryRepository, OnCallRepository, TimelineRepository } from '@relais/persistence';
import { monday, startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';

let world: World;
let teamId: string;
const ids: Record<string, string> = {};
const people = ['sophie.laurent', 'julien.moreau', 'valerie.simon', 'antoine.henry'] as const;
beforeAll(async () => {
  world = await startWorld();
  const teams = await new DirectoryRepository(world.database).teams(world.organisationId);
  teamId = teams.find(({ name }) => name === 'Facturation')!.id;
  for (const name of people) ids[name.split('.')[0]!] = (await world.actor(name)).userId;
}, 120_000);
afterAll(() => world.stop());

const sql = (query: string, values: unknown[] = []) => world.database.read((manager) => manager.query(query, values));
beforeEach(async () => {
  await sql('delete from on_call_plan');
  await sql('delete from absence');
  await sql('update "user" set active = true');
});

const hour = 3_600_000;
// Monday 2 March 2026, 10:00 in Paris.
const handOff = monday;
const rotation = (names: readonly string[], change: object = {}) => ({
  name: 'Jour',
  rotation: 'daily',
  startsOn: '2026-03-01',
  handOff: '10:00',
  people: names.map((name) => ({ userId: ids[name] })),
  ...change,
});
let saves = 0;
const changer = () => {
  saves += 1;
  return { organisationId: world.organisationId, principal: 'test', userId: ids.valerie!, at: monday - 2 * hour + saves };
};
const plans = () => new OnCallRepository(world.database);
const absences = () => new AbsenceRepository(world.database);
const save = (plan: object, expected?: number) => {
  const document = onCallPlan().parse({ timeZone: 'Europe/Paris', layers: [], ...plan });
  return plans().save({ changer: changer(), teamId, ...(expected !== undefined && { expected }), change: () => document, reason: null });
};
const away = (name: string, { deputy, from = monday - hour, to = monday + hour }: { deputy?: string; from?: number; to?: number } = {}) =>
  absences().record({
    changer: changer(),
    absence: { userId: ids[name]!, from, to, ...(deputy !== undefined && { deputyId: ids[deputy]! }) },
  });
const raised = (at = monday) => RecordedLife.raised(world, { at, customer: { reference: randomUUID(), name: 'J. Petit', language: 'fr' } });
const recipientOf = async (at?: number) => (await raised(at)).context.recipient;
const nameOf = (id: string | null | undefined) => Object.keys(ids).find((name) => ids[name] === id) ?? null;
const takes = async (at?: number) => nameOf((await recipientOf(at))?.userId);
const suspend = (name: string) => sql('update "user" set active = false where id = $1', [ids[name]]);
const notes = async ({ escalationId }: RecordedLife) => {
  const entries = await new TimelineRepository(world.database).entries({ organisationId: world.organisationId, escalationId, limit: 100 });
  return entries.filter(({ type }) => type === 'passed_over').map(({ data }) => data);
};

describe('a case goes to', () => {
  it('whoever has the shift, from the instant of the hand-off on, with the next of the rotation behind', async () => {
    await save({ layers: [rotation(['valerie', 'antoine', 'julien'])], backup: { kind: 'next' } });
    expect(await recipientOf(handOff - 1)).toEqual({ teamId, userId: ids.valerie, backupUserId: ids.antoine });
    expect(await recipientOf(handOff)).toEqual({ teamId, userId: ids.antoine, backupUserId: ids.julien });
  });

  it('the deputy of whoever is away, until the instant they are back, and the timeline says who was expected', async () => {
    await save({ layers: [rotation(['valerie'])] });
    await away('valerie', { deputy: 'julien' });
    const life = await raised();
    expect(nameOf(life.context.recipient?.userId)).toBe('julien');
    expect(await notes(life)).toEqual([{ level: 2, teamId, people: [{ userId: ids.valerie, why: 'absent' }] }]);
    expect(await takes(monday + hour)).toBe('valerie');
  });

  it('whoever is back early, once the absence was ended', async () => {
    await save({ layers: [rotation(['valerie'])] });
    const recorded = await away('valerie', { deputy: 'julien' });
    if (recorded.kind !== 'recorded') throw new Error(recorded.kind);
    const reference = { changer: { ...changer(), at: monday }, absenceId: recorded.absence.id };
    expect(await absences().end(reference)).toMatchObject({ endedAt: monday, to: monday });
    expect(await takes(monday - 1)).toBe('julien');
    expect(await takes(monday)).toBe('valerie');
    // Ended again it ended when it ended.
    expect(await absences().end({ ...reference, changer: { ...changer(), at: monday + 1 } })).toMatchObject({ endedAt: monday });
  });

  it('nobody who was suspended, whatever the plan says of them; with nobody left it climbs', async () => {
    await save({ layers: [rotation(['valerie'])], lastResort: [ids.antoine] });
    await suspend('valerie');
    const life = await raised();
    expect(nameOf(life.context.recipient?.userId)).toBe('antoine');
    expect(await notes(life)).toEqual([{ level: 2, teamId, people: [{ userId: ids.valerie, why: 'inactive' }] }]);
    await suspend('antoine');
    expect((await raised()).context.level).toBe(3);
  });

  it('the one with the fewest open cases for their weight, as they really are', async () => {
    await sql(`update escalation set status = 'closed'`);
    const shared = [
      { userId: ids.valerie, weight: 1 },
      { userId: ids.antoine, weight: 2 },
    ];
    await save({ layers: [rotation([], { rotation: 'round_robin', people: shared })] });
    const taken: (string | null)[] = [];
    for (let one = 0; one < 6; one += 1) taken.push(await takes());
    expect(taken.filter((name) => name === 'antoine')).toHaveLength(4);
    expect(taken.filter((name) => name === 'valerie')).toHaveLength(2);
    // Whoever closes cases gets new ones.
    await sql(`update escalation set status = 'closed' where recipient_user_id = $1`, [ids.antoine]);
    expect([await takes(), await takes()]).toEqual(['antoine', 'antoine']);
  });

  it('the primary’s deputy where the team has written no plan', async () => {
    expect(await takes()).toBe('sophie');
    await away('sophie', { deputy: 'valerie' });
    expect(await takes()).toBe('valerie');
  });

  it('the same person when its step is recorded a second time, and the timeline says it once', async () => {
    await save({ layers: [rotation(['valerie'])] });
    await away('valerie', { deputy: 'julien' });
    const life = await raised();
    await life.recording.record(life.last);
    expect(await notes(life)).toHaveLength(1);
  });
});

describe('a plan', () => {
  it('is kept in every version, the newest counting, and the trail says who saved it', async () => {
    expect(await save({ layers: [rotation(['valerie'])] })).toMatchObject({ version: 1 });
    expect(await save({ layers: [rotation(['antoine'])] })).toMatchObject({ version: 2, savedBy: ids.valerie });
    expect(await takes()).toBe('antoine');
    expect(await sql('select version from on_call_plan where team_id = $1 order by version', [teamId])).toHaveLength(2);
    const [change] = (await sql(
      `select before, after, user_id from config_change where what = 'on_call_plan_saved' order by at desc, after desc`,
    )) as object[];
    expect(change).toEqual({ before: { version: 1 }, after: { version: 2 }, user_id: ids.valerie });
  });

  it('saved by two people from the same version is saved by one of them', async () => {
    await save({ layers: [rotation(['valerie'])] });
    const both = await Promise.allSettled([save({ layers: [rotation(['antoine'])] }, 1), save({ layers: [rotation(['julien'])] }, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect((lost as PromiseRejectedResult).reason).toMatchObject({ code: 'on_call_plan_changed', version: 2 });
    expect(await plans().newest({ organisationId: world.organisationId, teamId })).toMatchObject({ version: 2 });
  });

  it('belongs to its organisation alone', async () => {
    await save({ layers: [rotation(['valerie'])] });
    expect(await plans().newest({ organisationId: world.otherOrganisationId, teamId })).toBeNull();
    expect(await plans().duty({ organisationId: world.otherOrganisationId, teamId, from: monday, to: monday })).toBeNull();
  });
});

describe('an absence', () => {
  it('that closes a circle of deputies is refused with the circle, also when both are sent at once', async () => {
    expect(await away('valerie', { deputy: 'antoine' })).toMatchObject({ kind: 'recorded' });
    expect(await away('antoine', { deputy: 'valerie' })).toMatchObject({
      kind: 'circle',
      userIds: expect.arrayContaining([ids.valerie, ids.antoine]),
    });
    await sql('delete from absence');
    const both = await Promise.all([away('valerie', { deputy: 'antoine' }), away('antoine', { deputy: 'valerie' })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['circle', 'recorded']);
  });

  it('beside another of the same person is refused; after it, it is taken', async () => {
    await away('valerie');
    expect(await away('valerie', { from: monday })).toMatchObject({ kind: 'overlaps' });
    expect(await away('valerie', { from: monday + hour, to: monday + 2 * hour })).toMatchObject({ kind: 'recorded' });
  });
});
