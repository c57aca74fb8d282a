// Looks at workflows from outside, without waking their worker, and takes up again one that was terminated (ADR 16).
import { randomUUID } from 'node:crypto';
import { escalationWorkflowId, escalationWorkflowType } from '@relais/contracts/temporal';
import { type Client, type Connection, defaultPayloadConverter } from '@temporalio/client';
import { faultOf } from './fault-of';
import { WorkflowMissing } from './faults';
import { isEnough, type ResumePoint, type SeenWorkflow, seenWorkflow, type WireEvent } from './seen-workflow';

/** A workflow that runs, by the ids it was started with. */
export interface RunningWorkflow {
  readonly organisationId: string;
  readonly escalationId: string;
}

export interface RunningPage {
  readonly escalationIds: readonly string[];
  /** Null on the last page. */
  readonly next: Uint8Array | null;
}

const deadline = 3_000;
// A step costs some eleven events; a page nearly always holds the last one.
const eventsAtOnce = 50;
const workflowsAtOnce = 500;
const prefix = escalationWorkflowId('');
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class WorkflowInspection {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /** Two calls. Null when Temporal does not know the workflow (any more). @throws TemporalUnavailable */
  async look(escalationId: string): Promise<SeenWorkflow | null> {
    const execution = { workflowId: escalationWorkflowId(escalationId) };
    try {
      // Described first: what has ended then has its whole history afterwards.
      const described = await this.within(() => this.service.describeWorkflowExecution({ ...this.namespace, execution }));
      const { runId } = described.workflowExecutionInfo?.execution ?? {};
      return seenWorkflow(described, await this.lastEvents({ ...execution, ...(runId && { runId }) }));
    } catch (error) {
      const fault = faultOf(error, escalationId);
      if (fault instanceof WorkflowMissing) return null;
      throw fault;
    }
  }

  /**
   * Takes up a run that has ended at its last workflow task: its history up to there is the new run's, commands accepted afterwards are given to it again.
   * @throws TemporalUnavailable
   */
  async resume(escalationId: string, { runId, eventId }: ResumePoint): Promise<void> {
    const order = {
      ...this.namespace,
      workflowExecution: { workflowId: escalationWorkflowId(escalationId), runId },
      reason: 'the case is open: resumed by the reconciler',
      requestId: randomUUID(),
      // The wire takes a plain number; the types know only the class of a package that is not ours to import.
      workflowTaskFinishEventId: eventId as never,
    };
    try {
      await this.within(() => this.service.resetWorkflowExecution(order));
    } catch (error) {
      throw faultOf(error, escalationId);
    }
  }

  /** Some of the escalation workflows that run on our queue, as Temporal's index has them: perhaps a second late. */
  async running(from: Uint8Array | null): Promise<RunningPage> {
    const query = `WorkflowType = '${escalationWorkflowType}' and ExecutionStatus = 'Running' and TaskQueue = '${this.taskQueue}'`;
    const page = { ...this.namespace, query, pageSize: workflowsAtOnce, ...(from && { nextPageToken: from }) };
    try {
      const { executions, nextPageToken } = await this.within(() => this.service.listWorkflowExecutions(page));
      const ids = executions?.map(({ execution }) => execution?.workflowId?.slice(prefix.length) ?? '') ?? [];
      return { escalationIds: ids.filter((id) => uuid.test(id)), next: nextPageToken?.length ? nextPageToken : null };
    } catch (error) {
      throw faultOf(error, '');
    }
  }

  /** The organisation that a workflow was started for; null when it is gone. */
  async organisationOf(escalationId: string): Promise<string | null> {
    const execution = { workflowId: escalationWorkflowId(escalationId) };
    try {
      const { history } = await this.within(() =>
        this.service.getWorkflowExecutionHistory({ ...this.namespace, execution, maximumPageSize: 1 }),
      );
      const input = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
      return input ? defaultPayloadConverter.fromPayload<RunningWorkflow>(input).organisationId : null;
    } catch (error) {
      const fault = faultOf(error, escalationId);
      if (fault instanceof WorkflowMissing) return null;
      throw fault;
    }
  }

  /** Newest first, as far back as is needed to tell the last recorded step and the last workflow task. */
  private async lastEvents(execution: { workflowId: string; runId?: string }): Promise<readonly WireEvent[]> {
    const events: WireEvent[] = [];
    for (let token: Uint8Array | undefined; ; ) {
      const asked = { ...this.namespace, execution, maximumPageSize: eventsAtOnce, ...(token && { nextPageToken: token }) };
      const { history, nextPageToken } = await this.within(() => this.service.getWorkflowExecutionHistoryReverse(asked));
      events.push(...(history?.events ?? []));
      if (!nextPageToken?.length || isEnough(events)) return events;
      token = nextPageToken;
    }
  }

  private get service(): Connection['workflowService'] {
    return (this.client.connection as Connection).workflowService;
  }

  private get namespace(): { namespace: string } {
    return { namespace: this.client.options.namespace };
  }

  private within<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    return (this.client.connection as Connection).withDeadline(Date.now() + deadline, call);
  }
}
