// Keeps a process of the local stack alive: one that dies is started again, later each time, and said on screen.
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '@relais/servers';
import type { Screen } from './screen';

/** A started process, as far as its supervision is concerned. */
export interface Supervised {
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface Supervision {
  readonly name: string;
  /** Starts it and resolves when it is ready. */
  readonly start: () => Promise<Supervised>;
  readonly screen: Screen;
  /** How long to wait before the first, second… new start, in milliseconds; the last one stays. */
  readonly waits?: readonly number[];
}

/** Half a second for a single crash, half a minute for one that keeps coming back. */
const usualWaits = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** One that ran this long had recovered: counting begins anew. */
const recoveredAfter = 60_000;

/**
 * Starts the process; rejects when even the first start fails. Afterwards it is kept alive until stopped.
 *
 * @returns how to stop it for good; may be called again, and while a new start is under way.
 */
export async function supervise(supervision: Supervision): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let current = await supervision.start();
  const replace = (next: Supervised) => {
    current = next;
  };
  const watch = keepAlive({ supervision, signal: stopping.signal, first: current, replace });
  watch.catch((error) => supervision.screen.step(supervision.name, `is no longer watched: ${reasonOf(error)}`));
  return async () => {
    stopping.abort();
    await current.stop();
  };
}

interface Watch {
  readonly supervision: Supervision;
  readonly signal: AbortSignal;
  readonly first: Supervised;
  readonly replace: (next: Supervised) => void;
}

async function keepAlive({ supervision, signal, first, replace }: Watch): Promise<void> {
  const { name, screen, waits = usualWaits } = supervision;
  let [running, attempt, since] = [first, 0, Date.now()];
  for (;;) {
    const why = await running.ended;
    if (signal.aborted) return;
    if (Date.now() - since > recoveredAfter) attempt = 0;
    screen.step(name, `${why}; starting it again`);
    const next = await startAgain({ supervision, signal, waits, attempt });
    if (!next) return;
    if (signal.aborted) return next.running.stop();
    replace(next.running);
    [running, attempt, since] = [next.running, next.attempt, Date.now()];
    screen.step(name, 'is back');
  }
}

interface Attempts extends Pick<Watch, 'supervision' | 'signal'> {
  readonly waits: readonly number[];
  readonly attempt: number;
}

async function startAgain({ supervision, signal, waits, attempt }: Attempts) {
  for (let count = attempt; !signal.aborted; count += 1) {
    await pause(waits[Math.min(count, waits.length - 1)], undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      return { running: await supervision.start(), attempt: count + 1 };
    } catch (error) {
      supervision.screen.step(supervision.name, `did not start: ${reasonOf(error)}`);
    }
  }
  return undefined;
}
