// Lost if these fail: a mistake of a caller is stored, breaks the service, or is answered so that nobody can mend it.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Caller, callerOf } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let call: Caller;
let database: Client;

beforeAll(async () => {
  stack = await startApiStack();
  call = callerOf({ url: stack.url, key: stack.organisation.key, as: 'agent' });
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});

/** Rows of everything that a request may write. */
async function written(): Promise<string> {
  const tables = ['command', 'escalation', 'ticket', 'customer', 'dossier', 'calendar'];
  const counts = await Promise.all(tables.map((table) => database.query(`select count(*) from ${table}`)));
  return counts.map(({ rows }) => rows[0].count).join(' ');
}

const acknowledgePath = () => `/v1/escalations/${randomUUID()}/acknowledge`;
const promised = { promisedAt: new Date(Date.now() + 3_600_000).toISOString() };

describe('a body that is not what is documented', () => {
  const cases: [string, object, string][] = [
    ['an unknown field', { ...raiseBody(), colour: 'red' }, '/colour'],
    ['an unknown field deep inside', raiseBody({ dossier: { nuance: 1 } as never }), '/dossier/nuance'],
    ['a wrong type', raiseBody({ profile: { category: 3 } as never }), '/profile/category'],
    ['a category nobody knows', raiseBody({ profile: { category: 'weather' } as never }), '/profile/category'],
    ['an instant without its offset', raiseBody({ dossier: { nextUpdateAt: '2026-01-01T10:00:00' } }), '/dossier/nextUpdateAt'],
    ['a date that is none', raiseBody({ dossier: { nextUpdateAt: '2026-02-30T10:00:00Z' } }), '/dossier/nextUpdateAt'],
    [
      'an amount that is no integer',
      raiseBody({ profile: { category: 'billing', impact: { amountMinor: 10.5 } } }),
      '/profile/impact/amountMinor',
    ],
    ['a text of 300 characters where 200 fit', raiseBody({ ticket: { reference: 'x'.repeat(300) } }), '/ticket/reference'],
    ['a text with NUL', raiseBody({ ticket: { reference: 'a\u0000b' } }), '/ticket/reference'],
    ['half a surrogate pair', raiseBody({ dossier: { subject: 'a\ud800' } }), '/dossier/subject'],
    [
      'a link that runs code',
      raiseBody({ dossier: { evidence: [{ kind: 'log', label: 'l', link: 'javascript:alert(1)' }] } }),
      '/dossier/evidence/0/link',
    ],
    ['an id that is none', raiseBody({ agentId: 'me' }), '/agentId'],
  ];

  it.each(cases)('is refused with its place: %s', async (...[, body, pointer]) => {
    const before = await written();
    const reply = await call('POST /v1/escalations', { body });
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ pointer }] } });
    expect(await written()).toBe(before);
  });

  it.each([
    ['no JSON', '{"ticket":', 400],
    ['JSON that is no object', '[]', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
    ['a key that reaches for a prototype', '{"__proto__":{"admin":true}}', 400],
    ['a hundred thousand brackets', '['.repeat(100_000), 400],
    ['more than a megabyte', `{"x":"${'x'.repeat(1_048_600)}"}`, 413],
  ])('is refused before it is looked at: %s', async (...[, raw, status]) => {
    const before = await written();
    expect((await call('POST /v1/escalations', { raw })).status).toBe(status);
    expect(await written()).toBe(before);
  });

  it.each([
    ['{"ticket":', 'The body is not valid JSON.'],
    ['', 'The body is empty: send a JSON object.'],
  ])('is refused with the reason: %s', async (raw, detail) => {
    expect(await call('POST /v1/escalations', { raw })).toMatchObject({ status: 400, body: { code: 'invalid_request', detail } });
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'is refused as %s',
    async (type) => {
      const reply = await call('POST /v1/escalations', { raw: 'a=b', headers: { 'content-type': type } });
      expect(reply).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    },
  );

  it('is refused for people whom the organisation does not have', async () => {
    const before = await written();
    const reply = await call('POST /v1/escalations', {
      body: raiseBody({ agentId: stack.other.people.agent.id, follows: randomUUID() }),
    });
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'invalid_command', errors: [{ pointer: '/agentId' }, { pointer: '/follows' }] },
    });
    expect(await written()).toBe(before);
  });
});

describe('an address', () => {
  it('that is nothing is 404, with a method it does not take 405 and what it takes', async () => {
    expect(await call('GET /v1/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await call(`POST /v1/escalations/${randomUUID()}/dance`, { body: {} })).toMatchObject({ status: 404 });
    const reply = await call('PATCH /v1/escalations', { body: {} });
    expect(reply).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(reply.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await call(`GET ${acknowledgePath()}`)).status).toBe(405);
  });

  it('that is a calculation is no calendar: other methods are 405 and Allow names only its own', async () => {
    const reply = await call('PUT /v1/calendars/elapsed', { body: {} });
    expect(reply).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(reply.headers.get('allow')).toBe('POST');
    expect((await call('GET /v1/calendars/deadline')).headers.get('allow')).toBe('POST');
  });

  it('with headers beyond their limit is 431, in the one form of a refusal', async () => {
    const reply = await call('GET /v1/escalations', { headers: { 'x-much': 'x'.repeat(20_000) } });
    expect(reply).toMatchObject({ status: 431, body: { code: 'headers_too_large' } });
  });

  it('with an id that is no id is refused, one that nobody has is 404', async () => {
    expect(await call('GET /v1/escalations/1')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/path/escalationId' }] } });
    expect((await call(`GET /v1/escalations/${'a'.repeat(500)}`)).status).toBe(404);
    expect((await call('GET /v1/escalations/%zz')).status).toBe(400);
    for (const part of ['', '/briefing', '/timeline', '/messages', '/history']) {
      expect(await call(`GET /v1/escalations/${randomUUID()}${part}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect((await call(`POST ${acknowledgePath()}`, { body: promised })).status).toBe(404);
    expect((await call(`GET /v1/calendars/${randomUUID()}`)).status).toBe(404);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=many',
    'limit=1&limit=2',
    'colour=red',
    'status=open',
    'owner=me',
    'dueBefore=tomorrow',
    'sort=name',
    'q=',
    'q=%00',
  ])('with the query %s is refused', async (query) => {
    expect(await call(`GET /v1/escalations?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it.each(['abc', 'bm90IGEgY3Vyc29y', '%F0%9F%98%80'])('with the cursor %s that no list gave is refused', async (cursor) => {
    expect(await call(`GET /v1/escalations?cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });
});

describe('who asks', () => {
  it.each([
    ['nobody', null],
    ['an unknown key', `rk_${randomUUID()}`],
    ['a key in another form', 'x'],
    ['two keys', 'abcdefghijklmnopqrst uvwxyz'],
  ])('is 401 for %s', async (_, key) => {
    const reply = await call('GET /v1/escalations', { key });
    expect(reply).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('is 401 for a revoked key', async () => {
    expect((await call('GET /v1/escalations', { key: stack.organisation.revokedKey })).status).toBe(401);
  });

  it('is 403 for a key without the scope', async () => {
    const key = stack.organisation.readingKey;
    expect((await call('GET /v1/escalations', { key })).status).toBe(200);
    expect(await call('POST /v1/escalations', { key, body: raiseBody() })).toMatchObject({
      status: 403,
      body: { code: 'scope_missing' },
    });
    expect((await call('GET /v1/teams', { key })).status).toBe(403);
  });

  it('must name a person who may act here', async () => {
    const body = raiseBody();
    expect(await call('POST /v1/escalations', { for: null, body })).toMatchObject({
      status: 422,
      body: { code: 'acting_person_missing' },
    });
    for (const name of ['nobody', 'gone', stack.other.people.agent.id, 'x'.repeat(300)]) {
      expect(await call('POST /v1/escalations', { for: name, body })).toMatchObject({
        status: 403,
        body: { code: 'acting_person_unknown' },
      });
    }
  });
});

describe('the conditions of a change', () => {
  it('are a key, of at most 255 plain characters', async () => {
    const body = raiseBody();
    for (const idempotencyKey of [null, '']) {
      expect(await call('POST /v1/escalations', { idempotencyKey, body })).toMatchObject({
        status: 400,
        body: { code: 'idempotency_key_missing' },
      });
    }
    expect((await call('POST /v1/escalations', { idempotencyKey: 'k'.repeat(256), body })).status).toBe(400);
  });

  it('are an If-Match that can be read', async () => {
    const reply = await call(`POST ${acknowledgePath()}`, { body: promised, headers: { 'if-match': 'yesterday' } });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/header/If-Match' }] } });
  });
});

describe('everything that was refused', () => {
  it('left the service as it was', async () => {
    expect(await call('GET /health/ready', { key: null, for: null })).toMatchObject({
      status: 200,
      body: { postgres: 'up', temporal: 'up' },
    });
    expect(await call('GET /v1/escalations')).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
  });
});
