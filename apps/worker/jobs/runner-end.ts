// Knows when a job runner has ended: graphile-worker (0.17) says so reliably only as long as the database answers.
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner, WorkerEvents } from 'graphile-worker';

/** Not at once but in a batch: a job ended at once leaves a failure of that to nobody, which ends the process. */
export const endingOfJobs = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

// What a job that has just ended needs to be struck off; without that it comes again, and finds its work done.
const strikingOff = 1_000;

/**
 * Ends the runner once the database has failed to give it a job: the answer that was lost may have been one, taken under its id.
 * Of an ended runner the sweep frees it.
 */
export function endWhenUnanswered(events: WorkerEvents): void {
  events.once('worker:getJob:error', ({ worker: { workerPool } }) =>
    // Later: a worker that is still in the middle of asking would be said to have failed.
    setImmediate(() => {
      if (workerPool._shuttingDown) return;
      // The end itself is what `endOf` waits for.
      Promise.resolve(workerPool.gracefulShutdown('the database did not answer')).catch(() => undefined);
    }),
  );
}

/** Resolves once every job of the runner has ended; asked before it starts. Its own promise waits for ever where two batches failed. */
export function endOf(events: WorkerEvents): (runner: Runner) => Promise<unknown> {
  let working = 0;
  const allStopped = new Promise<void>((resolve) => {
    events.on('worker:create', () => {
      working += 1;
    });
    events.on('worker:stop', () => {
      working -= 1;
      if (working === 0) resolve();
    });
  });
  return (runner) => Promise.race([runner.promise, allStopped.then(() => pause(strikingOff))]);
}
