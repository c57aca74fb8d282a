// Fetches a program from its maker's own download place; given up quickly where that place cannot be reached.
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Platform, Program } from './pinned';

const run = promisify(execFile);
/** An answer comes at once or the place is out of reach; the file itself (60 MB) may take longer. */
const [answerWithin, fileWithin] = [8_000, 180_000];

/** Unpacks the program into `folder` and returns its path. Its transport (TLS) is what vouches for it. */
export async function fetchFromMaker(program: Program, { folder, signal }: { folder: string; signal?: AbortSignal }): Promise<string> {
  const { url, entry } = program.archive(makersPlatform());
  const packed = join(folder, 'program.tar.gz');
  const answer = await firstAnswer(url, signal);
  if (!answer.ok || !answer.body) throw new Error(`${new URL(url).host} answered ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(packed));
  await run('tar', ['-xzf', packed, '-C', folder, entry]);
  return join(folder, entry);
}

async function firstAnswer(url: string, outside?: AbortSignal): Promise<Response> {
  const silence = new AbortController();
  const alarm = setTimeout(() => silence.abort(new Error(`no answer within ${answerWithin / 1000} s`)), answerWithin);
  const signals = [silence.signal, AbortSignal.timeout(fileWithin), ...(outside ? [outside] : [])];
  return fetch(url, { signal: AbortSignal.any(signals) })
    .catch((error: Error) => Promise.reject(error.cause ?? error))
    .finally(() => clearTimeout(alarm));
}

function makersPlatform(): Platform {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  const processor = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (!system || !processor) throw new Error(`nothing is published for ${process.platform} on ${process.arch}`);
  return { system, processor };
}
