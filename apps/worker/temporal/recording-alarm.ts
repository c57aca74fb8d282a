// A step that cannot be recorded holds up its case: after a minute that is an alarm, not just another attempt (design §4).
import type { RecordingActivities } from '@relais/activities/recording';
import { codeOf, type Log } from '../logging';

const patienceMilliseconds = 60_000;

export interface Alarm {
  readonly log: Pick<Log, 'error'>;
  readonly now: () => number;
  /** When the step was first asked to be recorded, in epoch milliseconds. */
  readonly askedAt: () => number;
}

/** The same recorder; each failure more than a minute after the step was asked for is logged as `recording_failing`. */
export const withAlarm = (recording: RecordingActivities, { log, now, askedAt }: Alarm): RecordingActivities => ({
  record: (step) =>
    recording.record(step).catch((error: unknown) => {
      const waited = now() - askedAt();
      const about = { alarm: 'recording_failing', escalationId: step.escalationId, step: step.step, waited, code: codeOf(error) };
      if (waited > patienceMilliseconds) log.error(about, 'a step is not recorded: its case stands still');
      throw error;
    }),
});
