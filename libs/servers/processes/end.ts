// Ends one process for good: politely first, by force when its time is over, and waits until it is gone.
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './identity';

export interface Ending {
  readonly identity: ProcessIdentity;
  readonly signal: NodeJS.Signals;
  /** Milliseconds it may take to end by itself. */
  readonly patience: number;
}

/** Resolves when the process is gone; does nothing when it is gone already. */
export async function endProcess({ identity, signal, patience }: Ending): Promise<void> {
  send(identity, signal);
  await gone(identity, patience);
  send(identity, 'SIGKILL');
  await gone(identity, 2_000);
}

async function gone(identity: ProcessIdentity, within: number): Promise<void> {
  const deadline = Date.now() + within;
  while (isAlive(identity) && Date.now() < deadline) await pause(25);
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
