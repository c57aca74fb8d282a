// Lost if these fail: people do not find the case they look for through the API, or find one that is not for them.
import { makePartner } from '../persistence/sql';
import { callerOf, type Reply } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
}, 180_000);
afterAll(() => stack.stop());

const ask = (query: string, { key = stack.organisation.key, as = 'supervisor' } = {}): Promise<Reply> =>
  callerOf({ url: stack.url, key, as })(`GET /v1/escalations?${query}`);
const ids = ({ body }: Reply): string[] => body.items.map(({ id }: { id: string }) => id);
const raise = async (change: Parameters<typeof raiseBody>[0], key = stack.organisation.key): Promise<string> => {
  const reply = await callerOf({ url: stack.url, key, as: 'agent' })('POST /v1/escalations', { body: raiseBody(change) });
  expect([201, 202]).toContain(reply.status);
  return reply.body.id;
};
const about = (subject: string) => ({ dossier: { ...raiseBody().dossier, subject } });

it('finds a case the moment it was accepted, best first unless asked otherwise', async () => {
  const weak = await raise({ dossier: { ...raiseBody().dossier, why: 'À cause des cartes magnétiques' } });
  const strong = await raise(about('Carte magnétique bloquée'));
  expect(ids(await ask('q=cartes%20magnetiques'))).toEqual([strong, weak]);
  expect(ids(await ask('q=cartes%20magnetiques&sort=raisedAt'))).toEqual([strong, weak]);
  expect(ids(await ask('q=cartes%20magnetiques&status=closed'))).toEqual([]);
});

it('pages by relevance, and takes a cursor for its own words only', async () => {
  const all = [await raise(about('Topaze')), await raise(about('Topaze')), await raise(about('Topaze topaze'))];
  const first = await ask('q=topaze&limit=2');
  const cursor = first.body.nextCursor as string;
  expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/topaze/i);
  const rest = await ask(`q=topaze&limit=2&cursor=${cursor}`);
  expect([...ids(first), ...ids(rest)].sort()).toEqual(all.sort());
  expect(rest.body.nextCursor).toBeNull();
  expect((await ask(`q=opale&limit=2&cursor=${cursor}`)).body.code).toBe('invalid_cursor');
});

it('refuses relevance without words, naming the place', async () => {
  const { status, body } = await ask('sort=relevance');
  expect(status).toBe(400);
  expect(body.errors).toEqual([{ pointer: '/query/sort', detail: 'relevance needs q' }]);
});

it('keeps cases from other organisations and from a partner’s other people', async () => {
  const id = await raise({ ...about('Grenat'), ticket: { reference: 'GRENAT-1' } });
  const { userId } = await makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
  for (const q of ['grenats', 'GRENAT-']) {
    expect(ids(await ask(`q=${q}`))).toEqual([id]);
    expect(ids(await ask(`q=${q}`, { key: stack.other.key }))).toEqual([]);
    expect(ids(await ask(`q=${q}`, { as: userId }))).toEqual([]);
  }
  expect(ids(await ask('limit=200', { as: userId }))).toEqual([]);
});

it('takes any signs as words', async () => {
  for (const q of ["'; drop table escalation; --", "' or true --", '%', '\\', ':*', '((', '!&|'])
    expect(await ask(`q=${encodeURIComponent(q)}`)).toMatchObject({ status: 200, body: { items: [] } });
});
