// Lost if these fail: hints reach people who may not see the case, or people who may see it never hear of it.
import type { CaseHint, Seen } from '@relais/persistence';
import { hint, resync } from './event-stream';
import { HintDelivery } from './hint-delivery';
import { OpenStreams } from './open-streams';

const organisationId = 'house';
const heard = (escalationId: string, version = 1, house = organisationId): CaseHint => ({ organisationId: house, escalationId, version });

/** Streams of a key and of two people; `answer` settles the question who sees what. */
function house() {
  const streams = new OpenStreams();
  const of = (userId: string | null, ofHouse = organisationId) =>
    streams.open({ organisationId: ofHouse, userId }, Number.POSITIVE_INFINITY);
  const readers = { key: of(null), ann: of('ann'), bob: of('bob'), elsewhere: of(null, 'elsewhere') };
  const asked: {
    escalationIds: readonly string[];
    settle: { resolve: (seen: readonly Seen[]) => void; reject: (error: Error) => void };
  }[] = [];
  const failures: unknown[] = [];
  const seen = ({ escalationIds }: { escalationIds: readonly string[] }) =>
    new Promise<readonly Seen[]>((resolve, reject) => asked.push({ escalationIds, settle: { resolve, reject } }));
  const delivery = new HintDelivery({ streams, sight: { seen }, onFailure: (error) => failures.push(error) });
  const texts = () => Object.fromEntries(Object.entries(readers).map(([name, stream]) => [name, String(stream.read() ?? '')]));
  return { delivery, asked, failures, texts, readers, streams };
}

const settled = () => new Promise(setImmediate);

it('tells each person of the cases they see, a key of all, and no other organisation', async () => {
  const { delivery, asked, texts } = house();
  delivery.receive(heard('one'));
  asked[0]?.settle.resolve([{ escalationId: 'one', userId: 'bob' }]);
  await settled();
  expect(texts()).toEqual({ key: hint('one', 1), ann: '', bob: hint('one', 1), elsewhere: '' });
});

it('gathers what comes while a question is asked, and keeps the last of each case', async () => {
  const { delivery, asked, texts } = house();
  for (const each of [heard('one'), heard('two', 1), heard('two', 2), heard('three')]) delivery.receive(each);
  asked[0]?.settle.resolve([]);
  await settled();
  expect(asked.map(({ escalationIds }) => escalationIds)).toEqual([['one'], ['two', 'three']]);
  asked[1]?.settle.resolve([{ escalationId: 'two', userId: 'ann' }]);
  await settled();
  expect(texts()).toMatchObject({ ann: hint('two', 2), bob: '' });
});

it('says resync, and no id, where it cannot be learnt who may see a case; and goes on', async () => {
  const { delivery, asked, texts, failures } = house();
  delivery.receive(heard('one'));
  asked[0]?.settle.reject(new Error('the database is away'));
  await settled();
  expect(texts()).toMatchObject({ key: hint('one', 1), ann: resync, bob: resync, elsewhere: '' });
  expect(failures).toHaveLength(1);
  delivery.receive(heard('two'));
  await settled();
  expect(asked).toHaveLength(2);
});

it('forgets a stream that closed', async () => {
  const { readers, streams } = house();
  readers.ann.destroy();
  await settled();
  expect(streams.of(organisationId)).toHaveLength(2);
});

it('has room for two thousand streams of an organisation, and for others beside them', () => {
  const streams = new OpenStreams();
  for (let opened = 0; opened < 2_000; opened++) streams.open({ organisationId, userId: null }, 0);
  expect(streams.hasRoomFor(organisationId)).toBe(false);
  expect(streams.hasRoomFor('elsewhere')).toBe(true);
});
