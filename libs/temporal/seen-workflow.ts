// What Temporal shows of a case's workflow, put together from its description and the end of its history.
import type { Connection } from '@temporalio/client';

type WorkflowService = Connection['workflowService'];
/** As the wire has it. */
export type Described = Awaited<ReturnType<WorkflowService['describeWorkflowExecution']>>;
export type WireEvent = NonNullable<
  NonNullable<Awaited<ReturnType<WorkflowService['getWorkflowExecutionHistoryReverse']>>['history']>['events']
>[number];

/** A step as the id of its `record` activity names it: `4 acknowledge > deciding #0123456789abcdef`. */
export interface SeenStep {
  readonly step: number;
  readonly digest: string;
}

/** A step whose recording is asked for and not answered. `since` in epoch milliseconds; `failure` is the name of the last attempt's error. */
export interface PendingStep extends SeenStep {
  readonly since: number;
  readonly failure: string | null;
}

/** Where a run that was terminated can be taken up again. */
export interface ResumePoint {
  readonly runId: string;
  /** The last workflow task; what it had decided is decided again. */
  readonly eventId: number;
}

/** As Temporal calls it, in small letters: `running`, `terminated`, `completed`, `failed`, `timed_out`, `canceled`. */
export type WorkflowState = 'running' | 'completed' | 'failed' | 'canceled' | 'terminated' | 'continued_as_new' | 'timed_out' | 'paused';

export interface SeenWorkflow {
  readonly state: WorkflowState;
  /** The last step whose recording has been answered; null before the first. */
  readonly recorded: SeenStep | null;
  readonly pending: PendingStep | null;
  /** How often the present workflow task was tried; 0 where there is none. */
  readonly taskAttempt: number;
  /** The last step recorded before `resume`, which going on from there does not decide again. */
  readonly kept: SeenStep | null;
  /** A recording asked for before `resume` and not answered: asked for once more, as it was. */
  readonly keptPending: SeenStep | null;
  readonly resume: ResumePoint | null;
}

// Of Temporal's protocol (temporal.api.enums.v1.WorkflowExecutionStatus), by number.
const states: readonly (WorkflowState | null)[] = [
  null,
  'running',
  'completed',
  'failed',
  'canceled',
  'terminated',
  'continued_as_new',
  'timed_out',
  'paused',
];

/** `events` newest first, back to the last recorded step and the last workflow task at least, or to the beginning. */
export function seenWorkflow(described: Described, events: readonly WireEvent[]): SeenWorkflow {
  const info = described.workflowExecutionInfo;
  const state = states[info?.status ?? 0];
  if (!state) throw new Error(`Temporal calls a workflow ${info?.status}: add it to libs/temporal/seen-workflow.ts`);
  const oldestFirst = events.toReversed();
  const task = oldestFirst.findLastIndex(isWorkflowTaskEnd);
  const all = recordings(oldestFirst);
  const kept = recordings(oldestFirst.slice(0, Math.max(task, 0)));
  return {
    state,
    recorded: all.answered,
    pending: all.asked && { ...all.asked, failure: failureOf(described, all.asked) },
    taskAttempt: described.pendingWorkflowTask?.attempt ?? 0,
    kept: kept.answered,
    keptPending: kept.asked && { step: kept.asked.step, digest: kept.asked.digest },
    resume: task < 0 ? null : { runId: info?.execution?.runId ?? '', eventId: Number(oldestFirst[task]?.eventId) },
  };
}

/** Whether `seenWorkflow` can tell all it must of these events, newest first. */
export function isEnough(events: readonly WireEvent[]): boolean {
  const oldestFirst = events.toReversed();
  const task = oldestFirst.findLastIndex(isWorkflowTaskEnd);
  return task >= 0 && recordings(oldestFirst.slice(0, task)).answered !== null;
}

const isWorkflowTaskEnd = ({ workflowTaskCompletedEventAttributes: completed }: WireEvent): boolean => completed != null;

type AskedStep = SeenStep & Pick<PendingStep, 'since'>;

/** The last step answered, and the one asked for after it, if any. */
function recordings(oldestFirst: readonly WireEvent[]): { answered: SeenStep | null; asked: AskedStep | null } {
  const asked = new Map<string, AskedStep>();
  let answered: SeenStep | null = null;
  for (const event of oldestFirst) {
    const { activityTaskScheduledEventAttributes: scheduled, activityTaskCompletedEventAttributes: completed } = event;
    if (scheduled?.activityType?.name === 'record')
      asked.set(`${event.eventId}`, { ...stepOf(scheduled.activityId), since: timeOf(event) });
    const key = `${completed?.scheduledEventId}`;
    const { step, digest } = asked.get(key) ?? {};
    if (step === undefined || digest === undefined) continue;
    answered = { step, digest };
    asked.delete(key);
  }
  return { answered, asked: [...asked.values()].at(-1) ?? null };
}

const timeOf = ({ eventTime }: WireEvent): number => Number(eventTime?.seconds ?? 0) * 1000 + Math.floor((eventTime?.nanos ?? 0) / 1e6);

function failureOf({ pendingActivities }: Described, { step }: SeenStep): string | null {
  const recording = pendingActivities?.find(({ activityId }) => activityId?.startsWith(`${step} `));
  if (!recording?.lastFailure) return null;
  return recording.lastFailure.applicationFailureInfo?.type ?? 'unknown';
}

/** @throws for an id that the workflow never gave. */
function stepOf(activityId: string | null | undefined): SeenStep {
  const [, step, digest] = /^(\d+) .* #([0-9a-f]{16})$/.exec(activityId ?? '') ?? [];
  if (step === undefined || digest === undefined) throw new Error(`'${activityId}' names no step: is this an escalation's workflow?`);
  return { step: Number(step), digest };
}
