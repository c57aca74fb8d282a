// The folder everything of the local stack lives in: made, tried, and held by one launcher at a time.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessIdentity, reasonOf, ServerFault } from '@relais/servers';
import { holdLock } from './lock';

export interface Folder {
  readonly inside: (...path: string[]) => string;
  readonly release: () => void;
}

/** A launcher that was just told to stop is nearly gone: a quick restart waits for it instead of failing. */
const usualPatience = 6_000;

/** The lock that says who runs from a folder. */
export const launcherLock = (folder: string): string => join(folder, 'run', 'launcher');

/** @throws ServerFault when the folder cannot be written or another launcher holds it. */
export async function takeFolder(folder: string, { patience = usualPatience } = {}): Promise<Folder> {
  const inside = (...path: string[]) => join(folder, ...path);
  try {
    for (const part of ['run', 'logs', 'binaries']) mkdirSync(inside(part), { recursive: true });
    return { inside, release: await holdLock({ file: launcherLock(folder), patience, refusal: alreadyRunning }) };
  } catch (cause) {
    if (cause instanceof ServerFault) throw cause;
    throw new ServerFault({
      problem: `The folder ${folder} cannot be written (${reasonOf(cause)}).`,
      remedy: 'Give this user the right to write there and some space, or set RELAIS_FOLDER to another folder.',
      cause,
    });
  }
}

const alreadyRunning = ({ pid }: ProcessIdentity) =>
  new ServerFault({
    problem: `Relais is already running from this folder (process ${pid}).`,
    remedy: `Use it, or stop it with Ctrl-C in its terminal (or: kill ${pid}), then start again.`,
  });
