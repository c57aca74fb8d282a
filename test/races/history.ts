// Reads from Temporal's own history in which order a case met its events, and whether an update waits in front of it.
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { type Client, isGrpcServiceError, type WorkflowHandle } from '@temporalio/client';
import { updateId } from '../../apps/api/commands/update-id';
import type { House } from './house';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
export type HistoryEvent = NonNullable<History['events']>[number];
type UpdateCompleted = NonNullable<HistoryEvent['workflowExecutionUpdateCompletedEventAttributes']>;
type Payloads = NonNullable<HistoryEvent['workflowExecutionStartedEventAttributes']>['input'];

// Of Temporal's protocol: how far an update has come, and that there is none.
const admitted = 1;
const notFound = 5;

export const handleOf = ({ temporal: client }: { temporal: Client }, escalationId: string): WorkflowHandle =>
  client.workflow.getHandle(escalationWorkflowId(escalationId));

export async function eventsOf(house: House, escalationId: string): Promise<HistoryEvent[]> {
  const { events } = await handleOf(house, escalationId).fetchHistory();
  return events ?? [];
}

const argument = (input: Payloads): { command?: { type?: string } } =>
  JSON.parse(Buffer.from(input?.payloads?.[0]?.data ?? []).toString('utf8') || '{}');

/**
 * What happened, oldest first: `timer fired`, `task` (a workflow task that a worker completed), `taken decide` (an update accepted),
 * `record 4 acknowledge > deciding`, `answered`, `refused already_acknowledged`.
 */
export async function orderOf(house: House, escalationId: string): Promise<string[]> {
  return (await eventsOf(house, escalationId)).flatMap((event) => nameOf(event) ?? []);
}

function nameOf(event: HistoryEvent): string | undefined {
  if (event.timerFiredEventAttributes) return 'timer fired';
  if (event.workflowTaskCompletedEventAttributes) return 'task';
  const { workflowExecutionUpdateAcceptedEventAttributes: accepted, workflowExecutionUpdateCompletedEventAttributes: completed } = event;
  if (accepted) return `taken ${argument(accepted.acceptedRequest?.input?.args).command?.type}`;
  if (completed?.outcome) return outcomeName(completed.outcome);
  const { activityTaskScheduledEventAttributes: scheduled } = event;
  return scheduled?.activityType?.name === 'record' ? `record ${scheduled.activityId?.replace(/ #.*/, '')}` : undefined;
}

const outcomeName = ({ failure }: NonNullable<UpdateCompleted['outcome']>): string =>
  failure ? `refused ${failure.applicationFailureInfo?.type}` : 'answered';

/** Only what comes after the given entry, at its last occurrence. */
export const since = (order: readonly string[], entry: string): string[] => order.slice(order.lastIndexOf(entry) + 1);

export const timersFired = async (house: House, escalationId: string): Promise<number> =>
  (await orderOf(house, escalationId)).filter((name) => name === 'timer fired').length;

/** Whether Temporal holds the command that was sent with this key. */
export async function isHeldByTemporal(house: House, { escalationId, key }: { escalationId: string; key: string }): Promise<boolean> {
  const { rows } = await house.database.query('select principal, attempt from command where escalation_id = $1 and key = $2', [
    escalationId,
    key,
  ]);
  if (rows.length === 0) return false;
  const { principal, attempt } = rows[0];
  const name = { organisationId: house.organisation.id, principal, escalationId, key, attempt };
  try {
    const { stage } = await house.temporal.workflowService.pollWorkflowExecutionUpdate({
      namespace: 'default',
      updateRef: { workflowExecution: { workflowId: escalationWorkflowId(escalationId) }, updateId: updateId(name) },
    });
    return stage === admitted;
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === notFound) return false;
    throw error;
  }
}
