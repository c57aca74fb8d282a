// Lets one process at a time hold a name in the folder of the local stack; what a dead one held is free.
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isAlive, type ProcessIdentity } from '@relais/servers';

export interface Lock {
  /** The file that stands for it. */
  readonly file: string;
  /** Milliseconds to wait for whoever holds it. */
  readonly patience: number;
  /** What to say when it stays held. */
  readonly refusal: (holder: ProcessIdentity) => Error;
}

/** A link is made whole or not at all: of two at once, one gets it. @returns how to let it go. @throws the refusal, or what the disk refuses */
export async function holdLock(lock: Lock): Promise<() => void> {
  const mine = `${lock.file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identityOf(process.pid) ?? { pid: process.pid, startedAt: 'unknown' }));
  try {
    await hold(lock, { mine, until: Date.now() + lock.patience });
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(lock.file, { force: true });
}

async function hold({ file, refusal }: Lock, { mine, until }: { mine: string; until: number }): Promise<void> {
  for (;;) {
    try {
      linkSync(mine, file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (!holder) rmSync(file, { force: true });
    else if (Date.now() > until) throw refusal(holder);
    else await pause(100);
  }
}

/** The living process that holds the lock; undefined when there is none, or when the lock has just been released. */
export function holderOf(file: string): ProcessIdentity | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
    return isAlive(holder) ? holder : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
