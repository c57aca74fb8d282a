// Waits for something that is away, without hammering it and without outliving the process's wish to stop.
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, type Log } from './logging';

const shortest = 250;
/** How late a worker may notice that what it waited for is back. */
const longest = 2_000;

export interface Waiting {
  /** As the log names it. */
  readonly what: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Tries until `attempt` succeeds; null once the signal ends the waiting. Said in the log when it starts and when it is over. */
export async function untilThere<Result>(attempt: () => Promise<Result>, { what, log, signal }: Waiting): Promise<Result | null> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const result = await attempt();
      if (failures > 0) log.info({ what, failures }, 'is back');
      return result;
    } catch (error) {
      if (failures === 0) log.warn({ what, code: codeOf(error) }, 'is away: waiting for it');
      failures += 1;
      // An abort ends the pause; the loop's condition then ends the waiting.
      await pause(Math.min(longest, shortest * 2 ** Math.min(failures, 10)), undefined, { signal }).catch(() => undefined);
    }
  }
  return null;
}
