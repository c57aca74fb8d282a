// Lost if these fail: after a disaster the cases come back without their clocks, or with a past that their workflows do not have.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@relais/servers';
import { raiseBody } from '../api/raise-body';
import { clocksFiredAfter, disagreements } from './agreement';
import { aPlace, Launcher, leave, type Place, until } from './launcher';

let place: Place;
let other: Place;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: projectFolder() });
  [place, other] = await Promise.all([aPlace(), aPlace()]);
}, 60_000);
afterAll(() => [place, other].forEach(leave));

const launchers: Launcher[] = [];
const start = async (at: Place): Promise<Launcher> => {
  const launcher = new Launcher(at);
  launchers.push(launcher);
  await launcher.shows('Relais is up');
  return launcher;
};
/** A test that failed half-way leaves nothing running either. */
afterEach(async () => {
  for (const launcher of launchers.splice(0)) {
    launcher.signal('SIGINT');
    await launcher.ended;
  }
}, 30_000);

interface Case {
  readonly id: string;
  readonly status: string;
  readonly counts: { readonly reminders: number };
}

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
const raise = (launcher: Launcher) => call(launcher, ['POST', '/escalations'], raiseBody());
const read = (launcher: Launcher, id: string) => call(launcher, ['GET', `/escalations/${id}`]);
const note = (launcher: Launcher, id: string) => call(launcher, ['POST', `/escalations/${id}/add-note`], { note: 'Relancé par téléphone' });

/** Runs a command of the product to its end. */
const run = async (words: string[], at: Place): Promise<{ code: number | null; said: string }> => {
  const child = spawn(process.execPath, words, { cwd: projectFolder(), env: { ...process.env, ...at.environment } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
};
const backUp = (to: string) => run(['apps/local/dist/backup/main.js', '--to', to], place);
const restore = (...words: string[]) => run(['apps/local/dist/restore/main.js', ...words], other);

/** Raises and notes without a pause until told to stop; @returns the cases whose raise was answered. */
function busy(launcher: Launcher): () => Promise<string[]> {
  let over = false;
  const raised: string[] = [];
  const work = (async () => {
    while (!over) {
      const { id } = await raise(launcher);
      raised.push(id);
      await note(launcher, id);
    }
  })();
  return async () => {
    over = true;
    await work;
    return raised;
  };
}

const stop = async (launcher: Launcher): Promise<void> => {
  launcher.signal('SIGINT');
  expect(await launcher.ended).toBe(0);
};

describe('a backup of the running stack', () => {
  const backup = () => join(`${place.folder}-backups`, 'one');
  afterAll(() => leave({ ...place, folder: `${place.folder}-backups` }));
  let early: string;
  let late: string;

  it('is made while commands flow, one at a time, for its owner only, and not into a running place', async () => {
    const launcher = await start(place);
    early = (await raise(launcher)).id;
    const rest = busy(launcher);
    const [one, two] = await Promise.all([backUp(backup()), backUp(join(`${place.folder}-backups`, 'two'))]);
    expect([one, two].map(({ code }) => code).sort()).toEqual([0, 1]);
    expect([one, two].find(({ code }) => code === 1)?.said).toMatch(/A backup of this folder is being made \(process \d+\)/);
    if (one.code === 1) expect(await backUp(backup())).toMatchObject({ code: 0 });
    expect(statSync(backup()).mode & 0o077).toBe(0);
    expect(await run(['apps/local/dist/restore/main.js', backup(), '--replace'], place)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/already running/),
    });
    expect((await rest()).length).toBeGreaterThan(0);
    late = (await raise(launcher)).id;
    await until(async () => (await disagreements(launcher.addresses())).length === 0, 'the original to agree with itself');
    await stop(launcher);
  }, 180_000);

  it('goes on in another place: its clocks run, and every case says the same in Temporal and in Postgres', async () => {
    expect(await restore(backup())).toMatchObject({ code: 0, said: expect.stringMatching(/Restored into .*each with its checksum/) });
    const launcher = await start(other);
    const { asOf } = JSON.parse(readFileSync(join(backup(), 'manifest.json'), 'utf8')) as { asOf: string };
    await until(
      async () => (await clocksFiredAfter(launcher.addresses(), Date.parse(asOf))) > 0,
      'a clock that was running at the backup to fire in the other place',
    );
    expect((await read(launcher, early)).id).toBe(early);
    await expect(read(launcher, late)).rejects.toThrow(/404/);
    await until(
      async () => (await disagreements(launcher.addresses())).length === 0,
      `agreement; now: ${(await disagreements(launcher.addresses())).join('\n')}`,
    );
    const fresh = await raise(launcher);
    await note(launcher, fresh.id);
    for (const audit of [['verify'], ['owners'], ['reconcile', '--now']])
      expect(await run(['scripts/audit.mjs', ...audit], other)).toMatchObject({ code: 0 });
    await stop(launcher);
  }, 180_000);

  it('of a stopped stack replaces what is there when asked only, and moves that aside', async () => {
    const stopped = join(`${place.folder}-backups`, 'stopped');
    expect(await backUp(stopped)).toMatchObject({ code: 0, said: expect.stringMatching(/nothing was running/) });
    expect(await restore(stopped)).toMatchObject({ code: 1, said: expect.stringMatching(/There are data in .*--replace/) });
    expect(await restore(stopped, '--replace')).toMatchObject({ code: 0 });
    expect(readdirSync(other.folder).some((name) => /^temporal\.replaced-/.test(name))).toBe(true);
    const launcher = await start(other);
    expect((await read(launcher, late)).id).toBe(late);
    await until(async () => (await disagreements(launcher.addresses())).length === 0, 'every case to agree');
    await stop(launcher);
  }, 180_000);

  it('of two instants, Temporal older than Postgres: each case that does not agree is listed, none in silence', async () => {
    const [older, newer] = [join(backup(), 'temporal'), join(other.folder, 'temporal')];
    expect(await restore(join(`${place.folder}-backups`, 'stopped'), '--replace')).toMatchObject({ code: 0 });
    rmSync(newer, { recursive: true });
    cpSync(older, newer, { recursive: true });
    const launcher = await start(other);
    const { code, said } = await run(['scripts/audit.mjs', 'reconcile', '--now'], other);
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(late) });
    await until(async () => {
      const [differing, listed] = [
        await disagreements(launcher.addresses()),
        await run(['scripts/audit.mjs', 'reconcile', '--now'], other),
      ];
      return differing.every((line) => listed.said.includes(line.slice(0, late.length)));
    }, 'every case that does not agree to be listed');
    await stop(launcher);
  }, 180_000);

  it('is refused once a byte of it has changed, and nothing is touched', async () => {
    appendFileSync(join(backup(), 'temporal', 'temporal.db'), 'x');
    const empty = `${other.folder}-empty`;
    expect(await restore(backup(), '--into', empty)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/temporal\.db is not as it was backed up/),
    });
    expect(existsSync(empty)).toBe(false);
  }, 60_000);
});

describe('a process that stands still for a backup', () => {
  const stateOf = (pid: number): string =>
    execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .charAt(0);

  it('goes on when the backup is killed with -9', async () => {
    const copied = spawn('sleep', ['60']);
    const pid = Number(copied.pid);
    const freezing = `const { identityOf, whileFrozen } = require('./libs/servers/dist/index.js');
      whileFrozen(identityOf(${pid}), () => new Promise((resolve) => setTimeout(resolve, 60000)));`;
    const backup = spawn(process.execPath, ['-e', freezing], { cwd: projectFolder() });
    await until(() => stateOf(pid) === 'T', 'it to stand still');
    backup.kill('SIGKILL');
    await until(() => stateOf(pid) !== 'T', 'it to go on');
    copied.kill('SIGKILL');
  }, 60_000);
});
