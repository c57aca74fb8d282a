// Lost if these fail: a key cannot be changed without an outage, a revoked one still opens, or a secret lies where it can be read.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Caller, callerOf, type Reply } from './caller';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let administrator: Caller;
let database: Client;

beforeAll(async () => {
  stack = await startApiStack();
  administrator = callerOf({ url: stack.url, key: stack.organisation.key, as: 'admin' });
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
}, 180_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});

const scopes = ['escalations:read', 'organisation:read'];
const made = (name = 'helpdesk'): Promise<Reply> => administrator('POST /v1/api-keys', { body: { name, scopes } });
const opens = async (key: string): Promise<boolean> => {
  const { status } = await callerOf({ url: stack.url, key, as: 'agent' })('GET /v1/teams');
  expect([200, 401]).toContain(status);
  return status === 200;
};
const rotate = (id: string, previousUntil?: string) => administrator(`POST /v1/api-keys/${id}/rotate`, { body: { previousUntil } });
const inSeconds = (count: number) => new Date(Date.now() + count * 1000).toISOString();

describe('a new key', () => {
  it('opens what its scopes say, is 256 bits long, and its first characters are listed', async () => {
    const { status, body, headers } = await made();
    expect([status, headers.get('location')]).toEqual([201, `/v1/api-keys/${body.id}`]);
    expect(Buffer.from(body.key.replace('relais_', ''), 'base64url')).toHaveLength(32);
    expect(await opens(body.key)).toBe(true);
    const write = await callerOf({ url: stack.url, key: body.key, as: 'admin' })('GET /v1/api-keys');
    expect(write).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    const { items } = (await administrator('GET /v1/api-keys')).body;
    const listed = items.find(({ id }: { id: string }) => id === body.id);
    expect(listed).toMatchObject({ name: 'helpdesk', scopes, revokedAt: null, start: body.key.slice(0, 12) });
    expect(Date.parse(listed.lastUsedAt)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is shown once: the same request again makes no second key and shows none', async () => {
    const call = { body: { name: 'shown once', scopes }, idempotencyKey: randomUUID() };
    const first = await administrator('POST /v1/api-keys', call);
    const again = await administrator('POST /v1/api-keys', call);
    expect([first.status, again.status, again.body]).toEqual([201, 200, { ...first.body, key: null }]);
    expect(await opens(first.body.key)).toBe(true);
    const { items } = (await administrator('GET /v1/api-keys')).body;
    expect(items.filter(({ name }: { name: string }) => name === 'shown once')).toHaveLength(1);
  });

  it('lies nowhere in the database, nor does its successor', async () => {
    const { body } = await made('nowhere');
    const { key } = (await rotate(body.id, inSeconds(60))).body;
    const { rows: tables } = await database.query(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    for (const { name } of tables) {
      for (const secret of [body.key, key]) {
        const found = await database.query(`select 1 from ${name} t where strpos(t::text, $1) > 0`, [secret.slice(12)]);
        expect([name, found.rowCount]).toEqual([name, 0]);
      }
    }
  });

  it('is made by administrators alone, and opens no more than theirs does', async () => {
    for (const person of ['agent', 'supervisor', 'manager', 'director', 'operator']) {
      const reply = await administrator('POST /v1/api-keys', { for: person, body: { name: 'mine', scopes } });
      expect(reply).toMatchObject({ status: 403, body: { code: 'not_entitled', allowedRoles: ['admin'] } });
    }
    const narrow = { name: 'narrow', scopes: ['organisation:write'] };
    const { key } = (await administrator('POST /v1/api-keys', { body: narrow })).body;
    const wider = { name: 'wider', scopes: ['escalations:write'] };
    expect(await administrator('POST /v1/api-keys', { key, body: wider })).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
  });
});

describe('a rotated key', () => {
  it('is taken beside the new one until the overlap ends, then no more', async () => {
    const { body } = await made();
    const rotated = await rotate(body.id, inSeconds(3));
    expect(rotated).toMatchObject({ status: 200, body: { id: body.id, name: 'helpdesk', scopes } });
    expect([await opens(body.key), await opens(rotated.body.key)]).toEqual([true, true]);
    await until(async () => !(await opens(body.key)));
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(rotated.body.previousUntil));
    expect(await opens(rotated.body.key)).toBe(true);
  }, 30_000);

  it('is worth nothing at once without an overlap; a repeated request rotates once', async () => {
    const { body } = await made();
    const call = { body: {}, idempotencyKey: randomUUID() };
    const first = await administrator(`POST /v1/api-keys/${body.id}/rotate`, call);
    const again = await administrator(`POST /v1/api-keys/${body.id}/rotate`, call);
    expect(again.body).toEqual({ ...first.body, key: null });
    expect([await opens(body.key), await opens(first.body.key)]).toEqual([false, true]);
  });

  it.each([-5, 8 * 24 * 3600])('overlaps neither into the past nor for ever: %d seconds', async (count) => {
    const { body } = await made();
    expect(await rotate(body.id, inSeconds(count))).toMatchObject({ status: 400, body: { errors: [{ pointer: '/previousUntil' }] } });
    expect(await opens(body.key)).toBe(true);
  });
});

describe('a revoked key', () => {
  it('opens nothing from then on, nor does the one it took the place of, and it cannot be rotated', async () => {
    const { body } = await made();
    const { key } = (await rotate(body.id, inSeconds(600))).body;
    const revoked = await administrator(`POST /v1/api-keys/${body.id}/revoke`, { body: {} });
    expect([revoked.status, typeof revoked.body.revokedAt]).toEqual([200, 'string']);
    expect([await opens(body.key), await opens(key)]).toEqual([false, false]);
    expect((await rotate(body.id)).status).toBe(404);
  });

  it('is never another organisation’s', async () => {
    const { body } = await made();
    const stranger = callerOf({ url: stack.url, key: stack.other.key, as: 'admin' });
    for (const what of ['revoke', 'rotate'])
      expect((await stranger(`POST /v1/api-keys/${body.id}/${what}`, { body: {} })).status).toBe(404);
    expect((await stranger('GET /v1/api-keys')).body.items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
    expect(await opens(body.key)).toBe(true);
  });
});

describe('the trail', () => {
  it('tells who made, rotated and revoked which key, from what to what, and no secret', async () => {
    const { body } = await made('traced');
    await rotate(body.id, inSeconds(600));
    await administrator(`POST /v1/api-keys/${body.id}/revoke`, { body: {} });
    const { items } = (await administrator('GET /v1/configuration-changes')).body;
    const own = items.filter(({ subjectId }: { subjectId: string }) => subjectId === body.id).reverse();
    expect(own.map(({ what }: { what: string }) => what)).toEqual(['api_key_created', 'api_key_rotated', 'api_key_revoked']);
    for (const { userId } of own) expect(userId).toBe(stack.organisation.people.admin.id);
    expect([own[0].before, own[2].before.revokedAt, typeof own[2].after.revokedAt]).toEqual([null, null, 'number']);
    expect(JSON.stringify(own)).not.toContain(body.key.slice(12));
    expect(await administrator('GET /v1/configuration-changes', { for: 'manager' })).toMatchObject({ status: 403 });
  });
});

/** Polls a fact; the limit is only for a test that will fail. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('waited in vain');
}
