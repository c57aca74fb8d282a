// How soon a dead worker's activity is given to another one, and for how long each is tried (design §4).
import type { ActivityOptions } from '@temporalio/workflow';

/** Retried without end: no failure of the recorder may leave the loop. The database is given 2 s, the worker 3. */
export const recordingOptions: ActivityOptions = {
  startToCloseTimeout: '3s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
};

/** The outside system has 10 s to answer; a worker that stops beating is replaced after 5. Its key makes a repeat harmless. */
export const executionOptions: ActivityOptions = {
  startToCloseTimeout: '15s',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s', maximumAttempts: 5 },
};
