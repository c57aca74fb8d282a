// Lost if these fail: somebody comes in with a token that was forged, ended, meant for others, or of a person who may come no more.
import { randomUUID } from 'node:crypto';
import { base64url, exportSPKI, generateKeyPair, importJWK } from 'jose';
import { Client } from 'pg';
import { startApi } from '../../apps/api/start-api';
import { callerOf, type Reply } from './caller';
import { type Forgery, TestIssuer } from './issuer';
import { raiseBody } from './raise-body';
import { type ApiStack, configurationOf, startApiStack } from './stack';

let issuer: TestIssuer;
let stack: ApiStack;
let database: Client;

// Everything here comes from one address, and most of it fails.
const settings = () => ({
  OIDC_ISSUER: issuer.url,
  FAILED_SIGN_INS_PER_PRINCIPAL: '100000',
  FAILED_SIGN_INS_PER_ADDRESS: '100000',
});

beforeAll(async () => {
  issuer = await TestIssuer.start();
  stack = await startApiStack({ settings: settings() });
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  for (const organisation of [stack.organisation, stack.other]) {
    for (const { id } of Object.values(organisation.people)) await link(organisation.id, { userId: id, subject: id });
  }
}, 180_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
  await issuer?.goAway();
});

const link = (organisationId: string, { userId, subject }: { userId: string; subject: string }) =>
  database.query('insert into user_identity (organisation_id, user_id, issuer, subject) values ($1, $2, $3, $4)', [
    organisationId,
    userId,
    issuer.url,
    subject,
  ]);

const withToken = (token: string, url = stack.url) => callerOf({ url, key: token, as: '' });
const ask = (token: string, { url, actingFor = null }: { url?: string; actingFor?: string | null } = {}): Promise<Reply> =>
  withToken(token, url)('GET /v1/teams', { for: actingFor });
const supervisor = () => stack.organisation.people.supervisor;
const forged = (forgery: Forgery) => issuer.token(supervisor().id, forgery);
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;
const unsigned = (token: string, header: object) => `${base64url.encode(JSON.stringify(header))}.${token.split('.')[1]}.`;

async function assertRefused(token: string): Promise<void> {
  const { status, headers, body } = await ask(token);
  expect([status, body.code, headers.get('www-authenticate')]).toEqual([
    401,
    'unauthenticated',
    'Bearer realm="relais", error="invalid_token"',
  ]);
}

describe('a person who signed in', () => {
  it('acts as themself, in their own organisation, with the roles and teams they have today', async () => {
    const agent = withToken(await issuer.token(stack.organisation.people.agent.id));
    const raised = await agent('POST /v1/escalations', { for: null, body: raiseBody() });
    expect([raised.status, raised.body.agentId]).toEqual([201, stack.organisation.people.agent.id]);
    const theirs = withToken(await issuer.token(stack.other.people.agent.id));
    expect((await theirs(`GET /v1/escalations/${raised.body.id}`, { for: null })).status).toBe(404);
  });

  it('may name themself in Relais-Acting-For, and nobody else', async () => {
    const token = await issuer.token(supervisor().id);
    for (const own of [supervisor().id, 'supervisor']) expect((await ask(token, { actingFor: own })).status).toBe(200);
    for (const another of ['manager', stack.organisation.people.manager.id, randomUUID()]) {
      expect(await ask(token, { actingFor: another })).toMatchObject({ status: 403, body: { code: 'acting_for_another' } });
    }
  });

  it('changes the organisation only as an administrator, whatever the token claims', async () => {
    const claims = { roles: ['admin'], scope: 'organisation:write', organisation_id: stack.other.id };
    expect(await withToken(await forged({ claims }))('GET /v1/api-keys', { for: null })).toMatchObject({
      status: 403,
      body: { code: 'scope_missing' },
    });
    const administrator = withToken(await issuer.token(stack.organisation.people.admin.id));
    expect((await administrator('GET /v1/api-keys', { for: null })).status).toBe(200);
  });

  it('is refused while suspended, without a team, and when nobody knows them', async () => {
    const unknown = { status: 403, body: { code: 'person_unknown' } };
    expect(await ask(await issuer.token(stack.organisation.people.gone.id))).toMatchObject(unknown);
    expect(await ask(await issuer.token(randomUUID()))).toMatchObject(unknown);
    const { id } = stack.organisation.people.expert;
    const token = await issuer.token(id);
    expect((await ask(token)).status).toBe(200);
    await database.query('delete from membership where user_id = $1', [id]);
    expect(await ask(token)).toMatchObject(unknown);
  });
});

describe('a token is refused', () => {
  it.each<[string, () => Forgery]>([
    ['that has ended', () => ({ claims: { exp: seconds(-60) } })],
    ['that never ends', () => ({ claims: { exp: undefined } })],
    ['that is not good yet', () => ({ claims: { nbf: seconds(60) } })],
    ['for another audience', () => ({ claims: { aud: 'urn:another:api' } })],
    ['for no audience', () => ({ claims: { aud: undefined } })],
    ['of another issuer', () => ({ claims: { iss: 'https://sign-in.example.com' } })],
    ['of nobody', () => ({ claims: { sub: undefined } })],
    ['with a subject longer than any', () => ({ claims: { sub: 'x'.repeat(256) } })],
    ['that is no access token', () => ({ header: { typ: 'JWT' } })],
    ['that says nothing of its type', () => ({ header: { typ: undefined } })],
    ['whose key nobody knows', () => ({ header: { kid: 'unheard-of' } })],
  ])('%s', async (_what, forgery) => {
    await assertRefused(await forged(forgery()));
  });

  it('that was signed by another issuer under the same key id', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await assertRefused(await forged({ key: privateKey }));
  });

  it.each(['none', 'None', 'NONE', 'nOnE', ''])('without a signature, whatever it calls that: "%s"', async (alg) => {
    const token = await forged({});
    const header = { alg, typ: 'at+jwt', kid: issuer.signingKey.kid };
    await assertRefused(unsigned(token, header));
    await assertRefused(`${unsigned(token, header)}${token.split('.')[2]}`);
    await assertRefused(`${token.split('.').slice(0, 2).join('.')}.`);
  });

  it.each(['HS256', 'HS384', 'HS512'])('signed with the public key as if it were a shared secret: %s', async (alg) => {
    const { publicJwk } = issuer.signingKey;
    const publicKey = await importJWK({ ...publicJwk, ext: true }, 'RS256', { extractable: true });
    const spki = await exportSPKI(publicKey as never);
    for (const secret of [spki, spki.trim(), JSON.stringify(publicJwk), publicJwk.n as string]) {
      await assertRefused(await forged({ header: { alg }, key: new TextEncoder().encode(secret.padEnd(64)) }));
    }
  });

  it('whose header brings or points to its own key; nothing is fetched from there', async () => {
    const { privateKey, publicJwk } = await new TestIssuer().rotate('attacker');
    const thief = await TestIssuer.start();
    const at = `${thief.url}/keys`;
    for (const header of [{ jwk: publicJwk }, { jku: at }, { x5u: at }, { jwk: publicJwk, kid: undefined }, { kid: at }]) {
      await assertRefused(await forged({ header: header as never, key: privateKey }));
    }
    expect(thief.asked).toBe(0);
    await thief.goAway();
  });

  it('that was changed after it was signed', async () => {
    const [header, payload = '', signature] = (await forged({})).split('.');
    const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)));
    const changed = base64url.encode(JSON.stringify({ ...claims, sub: stack.organisation.people.admin.id }));
    await assertRefused(`${header}.${changed}.${signature}`);
  });

  it('that is larger than any, before anything of it is read', async () => {
    const { status, body } = await ask(await forged({ claims: { padding: 'x'.repeat(9_000) } }));
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('that is no token at all', async () => {
    for (const token of ['a.b.c', '..', `${'e30'}.${'e30'}.`, 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA', 'not.a.token.at.all.at-all']) {
      expect((await ask(token.padEnd(16, '_'))).status).toBe(401);
    }
  });
});

describe('the keys of the issuer', () => {
  it('change without anybody being refused, and a withdrawn one is worth nothing from then on', async () => {
    const own = await TestIssuer.start();
    const before = await own.token('x');
    const api = await startApi({ configuration: configurationOf(stack, { ...settings(), OIDC_ISSUER: own.url }) });
    // Genuine, of nobody known: told apart from a token that is not believed.
    expect((await ask(before, { url: api.url })).status).toBe(403);
    await own.rotate('second', { withdrawn: true });
    const after = await own.token('x');
    await until(async () => (await ask(after, { url: api.url })).status === 403);
    expect((await ask(before, { url: api.url })).status).toBe(401);
    await api.stop();
    await own.goAway();
  }, 60_000);

  it('are asked for once in a while, however many unknown ones are named', async () => {
    expect((await ask(await forged({}))).status).toBe(200);
    const { asked } = issuer;
    for (let count = 0; count < 50; count += 1) await assertRefused(await forged({ header: { kid: `unknown-${count}` } }));
    expect(issuer.asked - asked).toBeLessThanOrEqual(2);
  }, 30_000);

  it('that are known go on while the issuer is away; with an unknown one nobody is let in, and nobody is called a liar', async () => {
    const own = await TestIssuer.start();
    const configuration = configurationOf(stack, { ...settings(), OIDC_ISSUER: own.url });
    const [warm, cold] = [await startApi({ configuration }), await startApi({ configuration })];
    const token = await own.token('x');
    expect((await ask(token, { url: warm.url })).status).toBe(403);
    await own.goAway();
    expect((await ask(token, { url: warm.url })).status).toBe(403);
    const away = await ask(token, { url: cold.url });
    expect([away.status, away.body.code, Number(away.headers.get('retry-after'))]).toEqual([503, 'temporarily_unavailable', 10]);
    await own.rotate('while-away');
    const unknown = await own.token('x');
    await until(async () => (await ask(unknown, { url: warm.url })).status === 503);
    expect((await ask(stack.organisation.key, { url: cold.url })).status).toBe(200);
    await own.comeBack();
    await until(async () => (await ask(unknown, { url: warm.url })).status === 403 && (await ask(token, { url: cold.url })).status === 403);
    await Promise.all([warm.stop(), cold.stop()]);
    await own.goAway();
  }, 90_000);

  it('count for nothing where no issuer is set', async () => {
    const api = await startApi({ configuration: configurationOf(stack, { ...settings(), OIDC_ISSUER: '' }) });
    expect((await ask(await forged({}), { url: api.url })).status).toBe(401);
    await api.stop();
  });
});

/** Polls a fact; the limit is only for a test that will fail. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 50_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('waited in vain');
}
