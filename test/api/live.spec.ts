// Lost if these fail: a screen that shows yesterday's case as today's, or a hint that tells somebody of a case they may not see.
import { hint, resync } from '../../apps/api/live/event-stream';
import { makePartner, sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { type OpenedStream, openStream } from './event-reader';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { Story } from './story';

let stack: ApiStack;
let story: Story;
const streams: OpenedStream[] = [];
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});
afterAll(() => stack.stop());

const open = async (change: { key?: string; as?: string; lastEventId?: string } = {}): Promise<OpenedStream> => {
  const stream = await openStream({ url: stack.url, key: stack.organisation.key, ...change });
  streams.push(stream);
  await stream.until((text) => text.includes(resync));
  return stream;
};

it('begins with a resync, whatever the reader heard last, and says what it is', async () => {
  const { headers, text } = await open({ lastEventId: '42' });
  expect(headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  expect(text()).toMatch(/^retry: \d{4}\n\nevent: resync\ndata: \{\}\n\n/);
  expect(text()).not.toContain('id:');
});

it('tells of a raise and of a command, id and version alone', async () => {
  const stream = await open();
  const hand = await story.raise();
  await stream.until((text) => text.includes(hand.id));
  await hand.reaches('awaiting_acknowledgment');
  const { version } = await hand.does('supervisor', 'acknowledge', { promisedAt: new Date(Date.now() + 3_600_000).toISOString() });
  await stream.until((text) => text.includes(hint(hand.id, version)));
  for (const data of stream.data()) expect(Object.keys(data).sort()).toEqual(Object.keys(data).length === 0 ? [] : ['id', 'version']);
});

it('tells another organisation nothing', async () => {
  const [own, foreign] = [await open(), await open({ key: stack.other.key })];
  const hand = await story.raise();
  await own.until((text) => text.includes(hand.id));
  const theirs = await callerOf({ url: stack.url, key: stack.other.key, as: 'agent' })('POST /v1/escalations', { body: raiseBody() });
  await foreign.until((text) => text.includes(theirs.body.id));
  expect(foreign.text()).not.toContain(hand.id);
  expect(own.text()).not.toContain(theirs.body.id);
});

it('tells a partner’s people of their own cases alone, and nobody who has left', async () => {
  const { userId } = await makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
  const [supervisor, partner] = [await open({ as: 'supervisor' }), await open({ as: userId })];
  const foreign = await story.raise();
  const own = await story.raise({ agentId: userId });
  await partner.until((text) => text.includes(own.id));
  await supervisor.until((text) => text.includes(own.id) && text.includes(foreign.id));
  expect(partner.text()).not.toContain(foreign.id);
  const list = await callerOf({ url: stack.url, key: stack.organisation.key, as: userId })('GET /v1/escalations?limit=200');
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([own.id]);

  await sqlOf(stack.databaseUrl, (sql) => sql('update "user" set active = false where id = $1', [userId]));
  const later = await story.raise({ agentId: stack.organisation.people.agent.id });
  await sqlOf(stack.databaseUrl, (sql) => sql('update escalation set owner_id = $1 where id = $2', [userId, later.id]));
  await supervisor.until((text) => text.includes(later.id));
  expect(partner.text()).not.toContain(later.id);
});

it('tells everybody to read again when the listening connection was cut, and hears again', async () => {
  const stream = await open({ as: 'supervisor' });
  const before = stream.text().split(resync).length;
  const cut = await sqlOf(stack.databaseUrl, (sql) =>
    sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'relais-api-live'`),
  );
  // One process, one such connection.
  expect(cut).toHaveLength(1);
  await stream.until((text) => text.split(resync).length > before);
  const hand = await story.raise();
  await stream.until((text) => text.includes(hand.id));
});

it('answers HEAD at once', async () => {
  const { status } = await fetch(`${stack.url}/v1/stream`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${stack.organisation.key}` },
  });
  expect(status).toBe(200);
});

it('needs a key, the right to read, and a person of the organisation', async () => {
  const call = callerOf({ url: stack.url, key: stack.organisation.key, as: 'agent' });
  expect((await call('GET /v1/stream', { key: null })).status).toBe(401);
  expect((await call('GET /v1/stream', { key: stack.organisation.revokedKey })).status).toBe(401);
  expect((await call('GET /v1/stream', { for: 'gone' })).status).toBe(403);
  expect((await call('GET /v1/stream?since=1')).status).toBe(400);
});
