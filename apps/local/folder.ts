// The folder everything of the local stack lives in: made, tried, and held by one launcher at a time.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive, type ProcessIdentity, reasonOf, ServerFault } from '@relais/servers';

export interface Folder {
  readonly inside: (...path: string[]) => string;
  readonly release: () => void;
}

/** @throws ServerFault when the folder cannot be written or another launcher holds it. */
export function takeFolder(folder: string): Folder {
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
    hold({ mine, lock });
  } finally {
    rmSync(mine, { force: true });
  }
  return { inside, release: () => rmSync(lock, { force: true }) };
}

/** A link is made whole or not at all: of two launchers at once, one gets it. A dead launcher's lock counts for nothing. */
function hold({ mine, lock }: { mine: string; lock: string }): void {
  for (;;) {
    try {
      linkSync(mine, lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity;
    if (isAlive(holder)) throw alreadyRunning(holder);
    rmSync(lock, { force: true });
  }
}

const alreadyRunning = ({ pid }: ProcessIdentity) =>
  new ServerFault({
    problem: `Relais is already running from this folder (process ${pid}).`,
    remedy: `Use it, or stop it with Ctrl-C in its terminal (or: kill ${pid}), then start again.`,
  });
