// Lost if these fail: the demo credits a customer twice, or forgets after a restart that it has.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionEndpoint, type ActionEndpointOptions, startActionEndpoint } from './endpoint';

let folder: string;
let endpoint: ActionEndpoint;
const restart = async (options: ActionEndpointOptions = {}) => {
  await endpoint?.stop();
  endpoint = await startActionEndpoint({ journalFile: join(folder, 'actions.jsonl'), ...options });
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-'));
  await restart();
});
afterEach(async () => {
  await endpoint.stop();
  rmSync(folder, { recursive: true });
});

const post = async (key: string, { authorization, ...action }: Record<string, unknown>) => {
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'idempotency-key': key, ...(authorization ? { authorization: String(authorization) } : {}) },
    body: JSON.stringify(action),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const credit = (amountMinor: number) => ({ kind: 'credit', amountMinor, currency: 'EUR' });

describe('demo action endpoint', () => {
  it('executes once per key and gives a repeat the first reference', async () => {
    const first = await post('case-1:1', credit(5000));
    const again = await post('case-1:1', credit(5000));
    expect(first).toMatchObject({ status: 200, body: { kind: 'credit', repeated: false } });
    expect(again).toMatchObject({ status: 200, body: { reference: first.body.reference, repeated: true } });
    expect(endpoint.executed()).toHaveLength(1);
  });

  it('executes once when two requests with one key arrive together', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('case-1:1', credit(5000))));
    expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(1);
    expect(endpoint.executed()).toHaveLength(1);
  });

  it('remembers over a restart, a half-written last line included', async () => {
    await post('case-1:1', credit(5000));
    appendFileSync(join(folder, 'actions.jsonl'), '{"outcome":"execu');
    await restart();
    expect((await post('case-1:1', credit(5000))).body.repeated).toBe(true);
    expect((await post('case-1:2', credit(700))).body.repeated).toBe(false);
    await restart();
    const { items } = (await (await fetch(endpoint.url)).json()) as { items: { key: string }[] };
    expect(items.map(({ key }) => key)).toEqual(['case-1:1', 'case-1:2']);
  });

  it('refuses a key that comes with another action, and an action without key or kind', async () => {
    await post('case-1:1', credit(5000));
    expect(await post('case-1:1', credit(9000))).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await post('', credit(5000))).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
    expect(await post('case-1:2', {})).toMatchObject({ status: 422, body: { code: 'kind_missing' } });
    expect(endpoint.executed()).toHaveLength(1);
  });

  it('refuses 13.13 the first time, also over a restart, and executes it when asked again', async () => {
    expect(await post('case-1:1', credit(1313))).toMatchObject({ status: 422, body: { code: 'action_refused' } });
    await restart();
    expect(await post('case-1:1', credit(1313))).toMatchObject({ status: 200, body: { repeated: false } });
  });

  it('is away twice for 14.14, refuses 13.14 always, and drops the first answer of 15.15 after executing', async () => {
    expect(
      [await post('a', credit(1414)), await post('a', credit(1414)), await post('a', credit(1414))].map(({ status }) => status),
    ).toEqual([503, 503, 200]);
    expect([await post('b', credit(1314)), await post('b', credit(1314))].map(({ status }) => status)).toEqual([422, 422]);
    await expect(post('c', credit(1515))).rejects.toThrow();
    expect(await post('c', credit(1515))).toMatchObject({ status: 200, body: { repeated: true } });
  });

  it('asks for its secret when it has one', async () => {
    await restart({ secret: 'hush' });
    expect((await post('a', credit(100))).status).toBe(401);
    expect((await post('a', { ...credit(100), authorization: 'Bearer hush' })).status).toBe(200);
  });
});
