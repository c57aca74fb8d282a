// Waiting for a server: asks again and again until it answers, its process ends, or its time is over.
import { setTimeout as pause } from 'node:timers/promises';
import { ServerFault } from './fault';

/** How often a starting server is asked; small against the second that the fastest of them takes. */
const interval = 50;

export interface Readiness {
  /** What is awaited, as the fault names it. */
  readonly what: string;
  /** Resolves once ready, throws while not. */
  readonly answers: () => Promise<unknown>;
  /** Milliseconds after which waiting is over. */
  readonly within: number;
  /** A sentence on why it can never become ready, such as its process having ended; asked between two attempts. */
  readonly hopeless?: () => string | undefined;
  readonly remedy: string;
}

/** @throws ServerFault when the server ended or stayed silent. */
export async function whenReady({ what, answers, within, hopeless, remedy }: Readiness): Promise<void> {
  const deadline = Date.now() + within;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      await answers();
      return;
    } catch (error) {
      last = error;
    }
    const why = hopeless?.();
    if (why) throw new ServerFault({ problem: `${what} ended before it was ready: ${why}.`, remedy, cause: last });
    await pause(interval);
  }
  throw new ServerFault({ problem: `${what} did not answer within ${within / 1000} s.`, remedy, cause: last });
}
