// What a newcomer relies on: one command brings everything up, nothing is lost when it is killed, nothing is left when it stops.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { projectFolder } from '@relais/servers';
import { raiseBody } from '../api/raise-body';
import { aPlace, Launcher, leave, type Place, until } from './launcher';

interface Case {
  id: string;
  status: string;
  counts: { reminders: number };
}

let place: Place;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: projectFolder() });
  place = await aPlace();
}, 60_000);
afterAll(() => leave(place));

const call = async (launcher: Launcher, [method, path]: [string, string], body?: unknown): Promise<Case> => {
  const { apiUrl, keys } = launcher.addresses();
  const response = await fetch(`${apiUrl}/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${keys.practice}`,
      'relais-acting-for': 'lea.martin',
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Case;
};

/** Runs a script of the product to its end in the place's environment. */
const run = async (words: string[]): Promise<{ code: number | null; said: string }> => {
  const child = spawn(process.execPath, words, { cwd: projectFolder(), env: { ...process.env, ...place.environment } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
};

/** Signs the person in as a browser does, and answers their token. */
async function token(username: string): Promise<string> {
  const { code, said } = await run(['scripts/token.mjs', username]);
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) });
  return said.trim();
}

/** Asks as the person who signed in; answers the status. */
const asPerson =
  (launcher: Launcher, bearer: string) =>
  async ([method, path]: [string, string], body?: object): Promise<number> => {
    const headers = { authorization: `Bearer ${bearer}`, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    return (await fetch(`${launcher.addresses().apiUrl}/v1${path}`, { method, headers, ...given })).status;
  };

/** Processes that still have the place's folder in their command line or environment. */
const leftRunning = (): string[] =>
  execFileSync('ps', ['axeww', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .filter((line) => line.includes(place.folder) && !line.includes('ps axeww'))
    .map((line) => line.slice(0, 160));

describe('npm start', () => {
  it('brings everything up, keeps cases and clocks through kill -9, and Ctrl-C leaves no process', async () => {
    const first = new Launcher(place);
    await first.shows('Relais is up');
    expect(first.screen).toMatch(/practice twin/i);
    expect(first.screen).not.toMatch(/warning|notice/i);
    const { id } = await call(first, ['POST', '/escalations'], raiseBody());
    await until(async () => (await call(first, ['GET', `/escalations/${id}`])).counts.reminders > 0, 'a first reminder');
    const sophie = await token('sophie.laurent');
    expect(await asPerson(first, sophie)(['POST', `/escalations/${id}/add-note`], { note: 'Seen.' })).toBe(200);
    expect(await asPerson(first, sophie)(['GET', '/api-keys'])).toBe(403);
    first.signal('SIGKILL');
    await first.ended;

    const second = new Launcher(place);
    await second.shows('Relais is up');
    const { counts } = await call(second, ['GET', `/escalations/${id}`]);
    await until(async () => {
      const now = await call(second, ['GET', `/escalations/${id}`]);
      return now.counts.reminders > counts.reminders || now.status !== 'awaiting_acknowledgment';
    }, 'the clocks to go on after the restart');

    // The ladder may have taken the case further up meanwhile: she reads it, its agent writes.
    expect(await asPerson(second, sophie)(['GET', `/escalations/${id}`])).toBe(200);
    expect(await asPerson(second, await token('lea.martin'))(['POST', `/escalations/${id}/add-note`], { note: 'Seen again.' })).toBe(200);
    expect(await asPerson(second, await token('anna.keller'))(['GET', '/api-keys'])).toBe(200);
    expect(await run(['scripts/token.mjs', 'sophie.lorant'])).toEqual({
      code: 1,
      said: expect.stringMatching(/^Nobody .*sophie\.lorant.*\n$/),
    });

    const asked = Date.now();
    second.signal('SIGINT');
    expect(await second.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(leftRunning()).toEqual([]);
    expect(await run(['scripts/token.mjs', 'sophie.laurent'])).toEqual({
      code: 1,
      said: expect.stringMatching(/^[^\n]*npm start[^\n]*\n$/),
    });
  }, 240_000);
});

describe('npm run demo', () => {
  it('lives six tickets to their end as their expected files say: outcome, clocks and mails', async () => {
    const launcher = new Launcher(place);
    await launcher.shows('Relais is up');
    const { code, said } = await run(['demo/dist/main.js']);
    launcher.signal('SIGINT');
    await launcher.ended;
    expect({ code, differs: said.split('\n').filter((line) => /differ|diffère/i.test(line)) }).toEqual({ code: 0, differs: [] });
    expect(said).toMatch(/acknowledge|prise en charge/);
  }, 240_000);

  it('says in one line that nothing listens', async () => {
    const { code, said } = await run(['demo/dist/main.js']);
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
  }, 30_000);
});

describe('what cannot be started is said in one line, with the remedy', () => {
  const fault = async (change: Record<string, string>): Promise<string> => {
    const launcher = new Launcher(place, change);
    expect(await launcher.ended).toBe(1);
    return launcher.lines.filter((line) => !/^\s+\d+\.\d s /.test(line)).join('\n');
  };

  it.each(['API_PORT', 'SIGN_IN_PORT'])(
    'a taken port: by whom, and which variable changes it: %s',
    async (variable) => {
      const squatter = createServer().listen(Number(place.environment[variable]), '127.0.0.1');
      await new Promise((resolve) => squatter.once('listening', resolve));
      const said = await fault({});
      expect(said.split('\n')).toHaveLength(1);
      expect(said).toMatch(new RegExp(`${place.environment[variable]}.*${variable}`));
      expect(said).toContain(String(process.pid));
      await new Promise((resolve) => squatter.close(resolve));
    },
    60_000,
  );

  it.each([
    ['an unreachable DATABASE_URL', { DATABASE_URL: 'postgres://relais:secret@127.0.0.1:1/relais' }, /DATABASE_URL/],
    ['an unreachable TEMPORAL_ADDRESS', { TEMPORAL_ADDRESS: '127.0.0.1:1' }, /TEMPORAL_ADDRESS/],
    ['a program that is not there', { TEMPORAL_CLI_PATH: '/nowhere/temporal' }, /TEMPORAL_CLI_PATH/],
  ])(
    '%s',
    async (_what, change, expected) => {
      const said = await fault(change);
      expect(said.split('\n')).toHaveLength(1);
      expect(said).toMatch(expected);
      expect(said).not.toContain('secret');
    },
    60_000,
  );

  it('a folder that cannot be written', async () => {
    const file = join(place.folder, 'a-file');
    writeFileSync(file, '');
    chmodSync(file, 0o400);
    const said = await fault({ RELAIS_FOLDER: join(file, 'relais') });
    expect(said.split('\n')).toHaveLength(1);
    expect(said).toContain('RELAIS_FOLDER');
  }, 60_000);
});
