// Lost if these fail: two launchers write one database, or a killed launcher locks its successor out.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeFolder } from './folder';
import { demoKeys } from './keys';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'relais-'));
});
afterEach(() => rmSync(place, { recursive: true }));

describe('the folder of the local stack', () => {
  it('is held by one launcher at a time', async () => {
    const { release } = await takeFolder(place);
    await expect(takeFolder(place, { patience: 0 })).rejects.toThrow(/already running from this folder \(process \d+\)/);
    release();
    (await takeFolder(place)).release();
  });

  it('is taken over by a quick restart as soon as the launcher before it has stopped', async () => {
    const { release } = await takeFolder(place);
    const next = takeFolder(place);
    release();
    (await next).release();
  });

  it('is free again when the launcher that held it was killed', async () => {
    (await takeFolder(place)).release();
    writeFileSync(join(place, 'run', 'launcher'), JSON.stringify({ pid: process.pid, startedAt: 'another boot:1' }));
    (await takeFolder(place)).release();
  });

  it('that cannot be made is named with what to do', async () => {
    writeFileSync(join(place, 'file'), '');
    await expect(takeFolder(join(place, 'file', 'below'))).rejects.toThrow(/cannot be written .*set RELAIS_FOLDER/);
  });

  it('keeps the same demo keys, for this user only', () => {
    const file = join(place, 'keys.json');
    const keys = demoKeys(file);
    expect(demoKeys(file)).toEqual(keys);
    expect(keys.company).not.toBe(keys.practice);
    expect(statSync(file).mode & 0o077).toBe(0);
  });
});
