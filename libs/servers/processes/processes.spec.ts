// Lost if these fail: servers stay behind after their parent, or somebody else's process is ended for one of ours.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child';
import { identityOf, isAlive } from './identity';
import { endOrphans } from './record';

let runFolder: string;
const children: Child[] = [];
beforeEach(() => {
  runFolder = mkdtempSync(join(tmpdir(), 'relais-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()));
  rmSync(runFolder, { recursive: true });
});

const start = async (script: string, patience?: number) => {
  const child = await startChild({ name: 'server', command: process.execPath, arguments: ['-e', script], runFolder, patience });
  children.push(child);
  return child;
};
const waiting = 'setInterval(() => undefined, 1000)';
const records = () => readdirSync(runFolder);

/** What a killed parent leaves: the record of a live process whose owner is gone. */
const orphan = (change: (record: { process: object; owner: object }) => object) => {
  const file = join(runFolder, records()[0] as string);
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
};
const goneOwner = () => ({ pid: spawnSync('true').pid, startedAt: 'long ago' });

describe('child processes', () => {
  it('are recorded while they run, and forgotten once stopped', async () => {
    const child = await start(waiting);
    expect(records()).toEqual([`server-${child.pid}.json`]);
    await child.stop();
    await child.stop();
    expect(identityOf(child.pid)).toBeUndefined();
    expect(records()).toEqual([]);
  });

  it('that will not end are ended by force when their time is over', async () => {
    const child = await start(`process.on('SIGTERM', () => undefined); console.log('deaf'); ${waiting}`, 100);
    while (child.lastWords() !== 'deaf') await new Promise(setImmediate);
    await child.stop();
    expect(await child.ended).toBe('ended by SIGKILL');
  });

  it('that end by themselves say how and with what last words', async () => {
    const child = await start(`console.error('no space left'); process.exitCode = 3`);
    expect(await child.ended).toBe('exit code 3');
    expect(child.lastWords()).toBe('no space left');
  });

  it('that crash say why, and not where in their code', async () => {
    const child = await start(
      `console.error('starting\\npanic: no port is free\\n\\ngoroutine 1 [running]:\\n\\tmain.go:18'); process.exitCode = 2`,
    );
    await child.ended;
    expect(child.lastWords()).toBe('panic: no port is free');
  });

  it('that cannot be run say what to check', async () => {
    const starting = startChild({ name: 'server', command: join(runFolder, 'nothing'), arguments: [] });
    await expect(starting).rejects.toThrow(/server cannot be run.*ENOENT.*Check that .*nothing exists/);
  });

  it('orphaned by a kill are ended by the next start', async () => {
    const child = await start(waiting);
    orphan((record) => ({ ...record, owner: goneOwner() }));
    expect(await endOrphans(runFolder)).toEqual(['server']);
    expect(await child.ended).toBe('ended by SIGTERM');
    expect(records()).toEqual([]);
  });

  it('of an owner that lives are left alone', async () => {
    const child = await start(waiting);
    expect(await endOrphans(runFolder)).toEqual([]);
    expect(child.ending()).toBeUndefined();
  });

  it('that only share the number of a recorded one are left alone', async () => {
    const child = await start(waiting);
    orphan((record) => ({ ...record, owner: goneOwner(), process: { ...record.process, startedAt: 'another boot:1' } }));
    expect(await endOrphans(runFolder)).toEqual([]);
    const identity = identityOf(child.pid);
    expect(identity && isAlive(identity)).toBe(true);
  });

  it('whose record a kill tore in two stop nobody from starting', async () => {
    writeFileSync(join(runFolder, 'server-12.json'), '{"name":"ser');
    expect(await endOrphans(runFolder)).toEqual([]);
    expect(records()).toEqual([]);
  });
});
