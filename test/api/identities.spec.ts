// Lost if these fail: somebody comes in as somebody else, or whoever left goes on coming in.
import { randomUUID } from 'node:crypto';
import { type Caller, callerOf, type Reply } from './caller';
import { TestIssuer } from './issuer';
import type { PersonName } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let issuer: TestIssuer;
let stack: ApiStack;
let administrator: Caller;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  stack = await startApiStack({ settings: { OIDC_ISSUER: issuer.url } });
  administrator = callerOf({ url: stack.url, key: stack.organisation.key, as: 'admin' });
}, 180_000);
afterAll(async () => {
  await stack?.stop();
  await issuer?.goAway();
});

const idOf = (person: PersonName): string => stack.organisation.people[person].id;
const link = (userId: string, subject: string | null, more: object = {}): Promise<Reply> =>
  administrator(`PUT /v1/users/${userId}/identity`, { body: { subject }, ...more });
/** Whether the subject comes in as the person: who comes in as somebody else may not name them. */
async function comesInAs(subject: string, person: PersonName): Promise<boolean> {
  const token = await issuer.token(subject);
  const { status, body } = await callerOf({ url: stack.url, key: token, as: '' })('GET /v1/teams', { for: idOf(person) });
  expect([200, 403]).toContain(status);
  expect([undefined, 'person_unknown', 'acting_for_another']).toContain(body.code);
  return status === 200;
}

describe('a person', () => {
  it('comes in as the subject they are linked to, until another one is named or none', async () => {
    expect(await link(idOf('supervisor'), 'first')).toMatchObject({
      status: 200,
      body: { userId: idOf('supervisor'), issuer: issuer.url, subject: 'first' },
    });
    expect(await comesInAs('first', 'supervisor')).toBe(true);
    await link(idOf('supervisor'), 'second');
    expect([await comesInAs('first', 'supervisor'), await comesInAs('second', 'supervisor')]).toEqual([false, true]);
    expect((await link(idOf('supervisor'), null)).status).toBe(200);
    expect(await comesInAs('second', 'supervisor')).toBe(false);
  });

  it('is not taken the place of: a subject that is somebody’s is refused, and stays theirs, until it is taken from them', async () => {
    await link(idOf('agent'), 'shared');
    expect(await link(idOf('manager'), 'shared')).toMatchObject({ status: 409, body: { code: 'identity_taken' } });
    expect(await comesInAs('shared', 'agent')).toBe(true);
    const stranger = callerOf({ url: stack.url, key: stack.other.key, as: 'admin' });
    const theirs = `PUT /v1/users/${stack.other.people.manager.id}/identity`;
    expect(await stranger(theirs, { body: { subject: 'shared' } })).toMatchObject({ status: 409, body: { code: 'identity_taken' } });
    await link(idOf('agent'), null);
    expect((await link(idOf('manager'), 'shared')).status).toBe(200);
    expect([await comesInAs('shared', 'agent'), await comesInAs('shared', 'manager')]).toEqual([false, true]);
  });

  it('gets a subject that two are given at once, or the other does', async () => {
    const replies = await Promise.all((['expert', 'operator'] as const).map((person) => link(idOf(person), 'contested')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of another organisation is nobody, and so is an unknown one', async () => {
    for (const userId of [stack.other.people.agent.id, randomUUID()]) expect((await link(userId, 'whoever')).status).toBe(404);
    expect(await comesInAs('whoever', 'agent')).toBe(false);
  });
});

describe('a link', () => {
  it('is made by administrators alone', async () => {
    for (const person of ['agent', 'supervisor', 'manager', 'director', 'operator'] as const) {
      expect(await link(idOf(person), 'mine', { for: person })).toMatchObject({ status: 403, body: { code: 'not_entitled' } });
    }
    expect(await comesInAs('mine', 'agent')).toBe(false);
  });

  it('asked for again under its key is the same link, and no other request may use the key', async () => {
    const idempotencyKey = randomUUID();
    const [first, again] = [
      await link(idOf('director'), 'top', { idempotencyKey }),
      await link(idOf('director'), 'top', { idempotencyKey }),
    ];
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await link(idOf('director'), 'other', { idempotencyKey })).toMatchObject({ body: { code: 'idempotency_key_reused' } });
    const { items } = (await administrator('GET /v1/configuration-changes')).body;
    const own = items.filter(({ subjectId }: { subjectId: string }) => subjectId === idOf('director'));
    expect(own).toMatchObject([
      { what: 'identity_linked', userId: idOf('admin'), before: null, after: { issuer: issuer.url, subject: 'top' } },
    ]);
  });

  it.each(['', 'x'.repeat(256), 5, undefined])('to no subject of any issuer is refused: %j', async (subject) => {
    expect((await link(idOf('agent'), subject as string)).status).toBe(400);
  });
});
