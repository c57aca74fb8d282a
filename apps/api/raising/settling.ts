// Waits a moment for the first steps of a new case, so that the answer to a raise says where the case went.
import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEscalation } from '@relais/persistence';

// First steps take a tenth of a second; a worker that is away must not hold the caller.
const patience = 3_000;
const pauseBetween = 40;

/** Whether nothing but people and clocks can move the case on: no answer of Relais itself is awaited. */
export function isSettled({ step, status, snapshot }: Pick<StoredEscalation, 'step' | 'status' | 'snapshot'>): boolean {
  if (step < 1 || status === 'accepted' || status === 'transferring') return false;
  const documenting = snapshot?.context.documenting;
  // Nothing missing and still here: the gate has been asked and has not answered.
  return !(status === 'documenting' && documenting?.because === 'raised' && documenting.missing === 0);
}

/** The case once it is settled, or as it is when patience ends. */
export async function untilSettled(read: () => Promise<StoredEscalation>): Promise<StoredEscalation> {
  const until = Date.now() + patience;
  let stored = await read();
  while (!isSettled(stored) && Date.now() < until) {
    await pause(pauseBetween);
    stored = await read();
  }
  return stored;
}
