// Reads from Temporal's history what a case asked to be recorded, so that it can be laid beside what the database says.
import type { StepRecord } from '@relais/contracts/temporal';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** Every step, in order. */
export function recordedSteps(history: History): StepRecord[] {
  const { events } = JSON.parse(historyToJSON(history)) as {
    events: { activityTaskScheduledEventAttributes?: { activityType: { name: string }; input: { payloads: { data: string }[] } } }[];
  };
  return events.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled?.activityType.name === 'record'
      ? [JSON.parse(Buffer.from(scheduled.input.payloads[0]!.data, 'base64').toString('utf8')) as StepRecord]
      : [],
  );
}

/** Timers that Temporal still holds for the case. */
export function timersHeld({ events }: History): number {
  const all = events ?? [];
  const ended = all.filter((event) => event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes).length;
  return all.filter((event) => event.timerStartedEventAttributes != null).length - ended;
}
