// Contract: a hint is heard of every kept change of a case, of none that was undone, and listening begins again by itself.
import { setTimeout as wait } from 'node:timers/promises';
import { type CaseHint, CaseHints, SightRepository } from '@relais/persistence';
import { acceptedCase, startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { makePartner, sqlOf } from './sql';

let world: World;
let hints: CaseHints;
const heard: CaseHint[] = [];
const faults: string[] = [];
let listened = 0;
beforeAll(async () => {
  world = await startWorld();
  hints = new CaseHints({
    url: world.url,
    applicationName: 'test-live',
    onHint: (hint) => heard.push(hint),
    onListening: () => {
      listened += 1;
    },
    onFailure: (fault) => faults.push(fault),
  });
  hints.start();
  await until(() => listened === 1);
}, 120_000);
afterAll(async () => {
  await hints.stop();
  await world.stop();
});

/** Polls; the limit is only for a test that will fail. */
async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await wait(10)) if (Date.now() > end) throw new Error('never came true');
}

it('is heard of the raise, of each step, and of nothing but organisation, case and version', async () => {
  const life = await RecordedLife.raised(world);
  const { escalationId } = life;
  await until(() => heard.some((hint) => hint.escalationId === escalationId && hint.version === life.version));
  const own = heard.filter((hint) => hint.escalationId === escalationId);
  expect(own[0]).toEqual({ organisationId: world.organisationId, escalationId, version: 0 });
  const known = own.length;
  await life.due('reminder');
  // A clock moved the case: the version is that of a person's last step, and a hint comes all the same.
  await until(() => heard.filter((hint) => hint.escalationId === escalationId).length > known);
});

it('is never heard of a step that was undone', async () => {
  const { escalationId } = await acceptedCase(world);
  await until(() => heard.some((hint) => hint.escalationId === escalationId));
  const undone = world.database.transaction(async (manager) => {
    await manager.query('update escalation set version = 77 where id = $1', [escalationId]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await sqlOf(world.url, (sql) => sql('update escalation set version = 78 where id = $1', [escalationId]));
  await until(() => heard.some(({ version }) => version === 78));
  expect(heard.some(({ version }) => version === 77)).toBe(false);
});

it('says by its code alone that the connection broke, and listens again', async () => {
  const before = listened;
  await sqlOf(world.url, (sql) => sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-live'`));
  await until(() => listened > before);
  expect(faults).toEqual(['57P01']);
  const { escalationId } = await acceptedCase(world);
  await until(() => heard.some((hint) => hint.escalationId === escalationId));
});

it('stops at once when it has only begun to connect', async () => {
  const ears = new CaseHints({
    url: world.url,
    applicationName: 'test-live-stopped',
    onHint: () => undefined,
    onListening: () => undefined,
    onFailure: () => undefined,
  });
  ears.start();
  await ears.stop();
});

it('loudly passes over what is no hint', async () => {
  await sqlOf(world.url, (sql) => sql(`select pg_notify('relais_case', 'nonsense')`));
  await until(() => faults.includes('unreadable_hint'));
});

it('knows who may see a case: the house all of it, a partner’s people their own, nobody who left, no other organisation', async () => {
  const { userId: partner } = await makePartner(world);
  const { userId: colleague } = await world.actor('sophie.laurent');
  const foreign = (await acceptedCase(world)).escalationId;
  const own = (await acceptedCase(world, { agentId: partner })).escalationId;
  const sight = new SightRepository(world.database);
  const ask = (organisationId: string) => sight.seen({ organisationId, escalationIds: [foreign, own], userIds: [partner, colleague] });
  const pairs = (await ask(world.organisationId)).map(({ userId, escalationId }) => `${userId} ${escalationId}`).sort();
  expect(pairs).toEqual([`${colleague} ${foreign}`, `${colleague} ${own}`, `${partner} ${own}`].sort());
  expect(await ask(world.otherOrganisationId)).toEqual([]);
  await sqlOf(world.url, (sql) => sql('update "user" set active = false where id = $1', [partner]));
  expect((await ask(world.organisationId)).every(({ userId }) => userId === colleague)).toBe(true);
});
