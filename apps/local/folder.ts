// The folder everything of the local stack lives in: made, tried, and held by one launcher at a time.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isAlive, type ProcessIdentity, reasonOf, ServerFault } from '@relais/servers';

export interface Folder {
  readonly inside: (...path: string[]) => string;
  readonly release: () => void;
}

/** A launcher that was just told to stop is nearly gone: a quick restart waits for it instead of failing. */
const usualPatience = 6_000;

/** @throws ServerFault when the folder cannot be written or another launcher holds it. */
export async function takeFolder(folder: string, { patience = usualPatience } = {}): Promise<Folder> {
  const inside = (...path: string[]) => join(folder, ...path);
  const mine = inside('run', `launcher.${process.pid}`);
  try {
    for (const part of ['run', 'logs', 'binaries']) mkdirSync(inside(part), { recursive: true });
    writeFileSync(mine, JSON.stringify(identityOf(process.pid) ?? { pid: process.pid, startedAt: 'unknown' }));
  } catch (cause) {
    throw new ServerFault({
      problem: `The folder ${folder} cannot be written (${reasonOf(cause)}).`,
      remedy: 'Give this user the right to write there and some space, or set RELAIS_FOLDER to another folder.',
      cause,
    });
  }
  const lock = inside('run', 'launcher');
  try {
    await hold({ mine, lock, until: Date.now() + patience });
  } finally {
    rmSync(mine, { force: true });
  }
  return { inside, release: () => rmSync(lock, { force: true }) };
}

/** A link is made whole or not at all: of two launchers at once, one gets it. A dead launcher's lock counts for nothing. */
async function hold({ mine, lock, until }: { mine: string; lock: string; until: number }): Promise<void> {
  for (;;) {
    try {
      linkSync(mine, lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(lock);
    if (!holder || !isAlive(holder)) rmSync(lock, { force: true });
    else if (Date.now() > until) throw alreadyRunning(holder);
    else await pause(100);
  }
}

/** Undefined when the lock has just been released. */
function holderOf(lock: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const alreadyRunning = ({ pid }: ProcessIdentity) =>
  new ServerFault({
    problem: `Relais is already running from this folder (process ${pid}).`,
    remedy: `Use it, or stop it with Ctrl-C in its terminal (or: kill ${pid}), then start again.`,
  });
