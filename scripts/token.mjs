// Signs a demo person in at the local stack, the way a browser does (code with PKCE), and prints the access token.
//
//   npm run --silent token -- sophie.laurent             of the practice twin
//   npm run --silent token -- sophie.laurent --company   of the company
//
// Exit 1 when the stack does not run or knows nobody of that name; 2 for a wrong call.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const redirect = 'http://127.0.0.1/signed-in';
const usage = 'usage: npm run --silent token -- <user name> [--company]';

process.exitCode = await main();

async function main() {
  const asked = readCall();
  if (!asked) return fail(usage, 2);
  const file = join(process.env.RELAIS_FOLDER || join(import.meta.dirname, '..', '.relais'), 'addresses.json');
  if (!existsSync(file)) return fail('The local stack does not run: start it with npm start.');
  const { signInUrl } = JSON.parse(readFileSync(file, 'utf8'));
  const account = require('@relais/persistence')
    .demoAccounts()
    .find(({ username, organisation }) => username === asked.username && organisation === asked.organisation);
  if (!account) return fail(`Nobody of the demo is called ${asked.username}: the sign-in page lists everybody.`);
  try {
    console.log(await signIn(signInUrl, account.subject));
    return 0;
  } catch (error) {
    return fail(`The sign-in at ${signInUrl} did not succeed: ${error.cause?.code ?? error.message}.`);
  }
}

function readCall() {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { company: { type: 'boolean', default: false } } });
    return positionals.length === 1 ? { username: positionals[0], organisation: values.company ? 'company' : 'practice' } : null;
  } catch (error) {
    if (String(error.code).startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
}

function fail(words, code = 1) {
  console.error(words);
  return code;
}

async function signIn(issuer, subject) {
  const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const code = await codeFor({ discovery, verifier, state, subject });
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'relais',
    redirect_uri: redirect,
    code,
    code_verifier: verifier,
  });
  const answer = await fetch(discovery.token_endpoint, { method: 'POST', body });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error_description ?? said.error);
  return said.access_token;
}

/** Follows the redirects as a browser would, with its cookies, and presses the button of the person when asked who they are. */
async function codeFor({ discovery, verifier, state, subject }) {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  let address = `${discovery.authorization_endpoint}?${new URLSearchParams({
    client_id: 'relais',
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })}`;
  const cookies = new Map();
  for (let hops = 0; hops < 10; hops += 1) {
    const asksWho = new URL(address).pathname.startsWith('/interaction/');
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = asksWho ? { method: 'POST', body: new URLSearchParams({ subject }) } : {};
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie }, ...form });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`${new URL(address).pathname} answered ${answer.status}`);
    address = new URL(location, address).href;
    if (!address.startsWith(redirect)) continue;
    const { searchParams } = new URL(address);
    if (searchParams.get('state') !== state || !searchParams.has('code'))
      throw new Error(searchParams.get('error_description') ?? 'no code came');
    return searchParams.get('code');
  }
  throw new Error('it asks again and again');
}
