// Lost if these fail: somebody guesses keys as fast as they like, or gets around the limit by asking another process.
import { randomBytes, randomUUID } from 'node:crypto';
import { type RunningApi, startApi } from '../../apps/api/start-api';
import { callerOf, type Reply } from './caller';
import { TestIssuer } from './issuer';
import { type ApiStack, configurationOf, startApiStack } from './stack';

const perPrincipal = 4;
const perAddress = 12;
let stack: ApiStack;
let issuer: TestIssuer;
let processes: RunningApi[];

const settings = (more: Record<string, string> = {}) => ({
  OIDC_ISSUER: issuer.url,
  FAILED_SIGN_INS_PER_PRINCIPAL: String(perPrincipal),
  FAILED_SIGN_INS_PER_ADDRESS: String(perAddress),
  // As behind one proxy: each test comes from an address of its own.
  TRUSTED_PROXY_HOPS: '1',
  ...more,
});
const start = (more: Record<string, string> = {}) => startApi({ configuration: configurationOf(stack, settings(more)) });

beforeAll(async () => {
  issuer = await TestIssuer.start();
  stack = await startApiStack({ settings: settings() });
  processes = [await start(), await start()];
}, 180_000);
afterAll(async () => {
  await Promise.all(processes?.map((api) => api.stop()) ?? []);
  await stack?.stop();
  await issuer?.goAway();
});

let addresses = 0;
const anAddress = () => `198.51.100.${++addresses}`;
const ask = (api: { url: string }, { key, from, ...headers }: { key: string; from: string } & Record<string, string>): Promise<Reply> =>
  callerOf({ url: api.url, key, as: 'agent' })('GET /v1/teams', { headers: { 'x-forwarded-for': from, ...headers } });
const aKey = (start = randomBytes(9).toString('base64url')) => `${start}${randomBytes(32).toString('base64url')}`;
const [one, other] = [() => processes[0] as RunningApi, () => processes[1] as RunningApi];

describe('whoever guesses', () => {
  it('a key of one start is stopped after a few, in every process, and a good key helps no more from there', async () => {
    const from = anAddress();
    const start = stack.organisation.key.slice(0, 12);
    const judged: number[] = [];
    for (let count = 0; count < 10; count += 1)
      judged.push((await ask([one(), other()][count % 2] as RunningApi, { key: aKey(start), from })).status);
    expect(judged.filter((status) => status === 401)).toHaveLength(perPrincipal);
    expect(judged.slice(perPrincipal + 1).every((status) => status === 429)).toBe(true);
    for (const api of [one(), other()]) {
      const { status, headers, body } = await ask(api, { key: stack.organisation.key, from });
      expect([status, body.code]).toEqual([429, 'too_many_requests']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(300);
    }
  });

  it('locks nobody out: the same key goes on working from elsewhere', async () => {
    const guesser = anAddress();
    const start = stack.other.key.slice(0, 12);
    for (let count = 0; count < perPrincipal + 2; count += 1) await ask(one(), { key: aKey(start), from: guesser });
    expect((await ask(one(), { key: stack.other.key, from: guesser })).status).toBe(429);
    for (const api of [one(), other()]) expect((await ask(api, { key: stack.other.key, from: anAddress() })).status).toBe(200);
  });

  it('another key each time is stopped by the address, over both processes at once', async () => {
    const from = anAddress();
    const judged = await Promise.all(
      Array.from({ length: 40 }, (_, count) => ask([one(), other()][count % 2] as RunningApi, { key: aKey(), from })),
    );
    expect(judged.filter(({ status }) => status === 401)).toHaveLength(perAddress);
    expect(judged.filter(({ status }) => status === 429)).toHaveLength(40 - perAddress);
    expect((await ask(one(), { key: stack.organisation.readingKey, from })).status).toBe(429);
    expect((await ask(other(), { key: aKey(), from: anAddress() })).status).toBe(401);
  });

  it('forges tokens of one person is stopped as well', async () => {
    const from = anAddress();
    const token = () => issuer.token('somebody', { key: new TextEncoder().encode(randomUUID().padEnd(64)), header: { alg: 'HS256' } });
    const judged: number[] = [];
    for (let count = 0; count < 8; count += 1) judged.push((await ask(one(), { key: await token(), from })).status);
    expect(judged.filter((status) => status === 401)).toHaveLength(perPrincipal);
    expect(judged.at(-1)).toBe(429);
  });

  it('cannot choose an address: what lies before the trusted proxies counts for nothing', async () => {
    const from = anAddress();
    const judged: number[] = [];
    for (let count = 0; count < perAddress + 4; count += 1) {
      judged.push((await ask(one(), { key: aKey(), from: `203.0.113.${count}, ${from}` })).status);
    }
    expect(judged.filter((status) => status === 401)).toHaveLength(perAddress);
    const direct = await start({ TRUSTED_PROXY_HOPS: '0' });
    const unproxied: number[] = [];
    for (let count = 0; count < perAddress + 4; count += 1) unproxied.push((await ask(direct, { key: aKey(), from: anAddress() })).status);
    await direct.stop();
    expect(unproxied.filter((status) => status === 401)).toHaveLength(perAddress);
  });

  it('is told nothing while Postgres cannot count: neither let in nor judged', async () => {
    const alone = await startApiStack({ settings: settings() });
    await alone.breakDatabase();
    const { status, body } = await ask(alone, { key: await issuer.token('x', { claims: { aud: 'another' } }), from: anAddress() });
    expect([status, body.code]).toEqual([503, 'temporarily_unavailable']);
    await alone.stop();
  }, 120_000);
});

describe('whoever asks too much', () => {
  it('waits until the minute is over, in every process; others do not', async () => {
    const [first, second] = [await start({ REQUESTS_PER_MINUTE: '200' }), await start({ REQUESTS_PER_MINUTE: '200' })];
    const from = anAddress();
    const replies = await Promise.all(
      Array.from({ length: 300 }, (_, count) => ask([first, second][count % 2] as RunningApi, { key: stack.organisation.key, from })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(200);
    const refused = replies.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await ask(first, { key: stack.other.key, from })).status).toBe(200);
    await Promise.all([first.stop(), second.stop()]);
  }, 60_000);
});
