// Lost if this fails: each request pays a round trip to Postgres for being counted, and nobody sees what recognising the caller costs.
import { Client } from 'pg';
import { TokenVerifier } from '../../apps/api/authentication/token-verifier.service';
import { startApi } from '../../apps/api/start-api';
import { callerOf } from './caller';
import { TestIssuer } from './issuer';
import { type ApiStack, configurationOf, startApiStack } from './stack';

/** Less than the limit that is counted one by one; one request more than that goes before, unmeasured. */
const requests = 150;
/** How many requests a process takes from Postgres at once under each limit: the whole run, the usual share, one. */
const limits = { 'not limited': '10000000', 'limit of 6000': '6000', 'counted one by one': '199' } as const;

let issuer: TestIssuer;
let stack: ApiStack;
let database: Client;
beforeAll(async () => {
  issuer = await TestIssuer.start();
  stack = await startApiStack({ settings: { OIDC_ISSUER: issuer.url } });
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  const { id, people } = stack.organisation;
  await database.query('insert into user_identity (organisation_id, user_id, issuer, subject) values ($1, $2, $3, $4)', [
    id,
    people.supervisor.id,
    issuer.url,
    'her',
  ]);
}, 180_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
  await issuer?.goAway();
});

const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

/** Milliseconds that half of the runs stay below. */
async function medianOf(run: () => Promise<unknown>): Promise<number> {
  await run();
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  return times.sort((one, other) => one - other)[requests / 2] as number;
}

/** A request that asks for the teams, or for nothing where nobody is recognised. */
const asking = ({ url, key, request = 'GET /v1/teams' }: { url: string; key: string; request?: string }) => {
  const ask = callerOf({ url, key, as: '' });
  return async () => expect((await ask(request, { for: null })).status).toBe(200);
};

const counted = async (): Promise<number> =>
  (await database.query(`select coalesce(sum(points), 0)::int as points from rate_limit where key like 'requests:%'`)).rows[0].points;

it('costs one lookup, and one count for many requests', async () => {
  const token = await issuer.token('her');
  const verifier = new TokenVerifier(configurationOf(stack, { OIDC_ISSUER: issuer.url }));
  tell(`verifying a token with a known key: ${(await medianOf(() => verifier.verify(token))).toFixed(2)} ms`);
  const nobody = await medianOf(asking({ url: stack.url, key: 'x'.repeat(16), request: 'GET /health/live' }));
  tell(`a request that recognises nobody: ${nobody.toFixed(2)} ms`);
  for (const [name, limit] of Object.entries(limits)) {
    const api = await startApi({ configuration: configurationOf(stack, { OIDC_ISSUER: issuer.url, REQUESTS_PER_MINUTE: limit }) });
    for (const [who, key] of [
      ['API key', stack.organisation.key],
      ['token', token],
    ] as const) {
      await database.query('delete from rate_limit');
      const median = await medianOf(asking({ url: api.url, key }));
      const portion = Math.floor(Number(limit) / 100);
      const roundTrips = (await counted()) / portion;
      tell(`${who}, ${name}: ${median.toFixed(2)} ms a request, ${roundTrips} of ${requests + 1} counted in Postgres`);
      // A portion that a minute's end cut short was counted before it.
      expect(roundTrips).toBeLessThanOrEqual(Math.ceil((requests + 1) / portion));
      expect(roundTrips).toBeGreaterThan(0);
    }
    await api.stop();
  }
}, 120_000);
