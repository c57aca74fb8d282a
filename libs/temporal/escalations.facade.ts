// The one way to a case's workflow: start it, send it a command, read what Temporal remembers of it.
import {
  type CommandLetter,
  type CommandReceipt,
  commandUpdate,
  type EscalationInput,
  escalationWorkflowId,
  escalationWorkflowType,
} from '@relais/contracts/temporal';
import { type Client, type Connection, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { faultOf } from './fault-of';
import { WorkflowMissing } from './faults';
import { type HistoryEvent, withDecodedPayloads } from './readable-history';

// A step takes tens of milliseconds; what takes longer than this is waiting for a worker or a database that is away.
const commandDeadline = 8_000;
const startDeadline = 3_000;
// Asks only, and waits for no worker.
const heldDeadline = 3_000;
const historyDeadline = 8_000;
// Short, so that a killed worker's task is taken over at once instead of after Temporal's ten seconds (design §4).
const workflowTaskTimeout = '5s';

/** Commands and starts of escalation workflows; every call has a deadline (design §9). */
export class EscalationsFacade {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /**
   * Starts the workflow of a case; already started, running or ended, counts as success.
   * @throws TemporalUnavailable
   */
  async start(input: EscalationInput): Promise<void> {
    const { escalationId } = input;
    const options = {
      args: [input],
      taskQueue: this.taskQueue,
      workflowId: escalationWorkflowId(escalationId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowTaskTimeout,
    } as const;
    try {
      await this.within(startDeadline, () => this.client.workflow.start(escalationWorkflowType, options));
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return;
      throw faultOf(error, escalationId);
    }
  }

  /**
   * Sends a command and waits until it is taken and recorded. The same `updateId` again gets the first answer, also after closing.
   * @throws CommandRefused with the refusal · WorkflowMissing · TooManyCommands · TemporalUnavailable: perhaps taken
   */
  async command(escalationId: string, { letter, updateId }: { letter: CommandLetter; updateId: string }): Promise<CommandReceipt> {
    const handle = this.client.workflow.getHandle(escalationWorkflowId(escalationId));
    try {
      return await this.within(commandDeadline, () => handle.executeUpdate(commandUpdate, { args: [letter], updateId }));
    } catch (error) {
      throw faultOf(error, escalationId);
    }
  }

  /**
   * Whether Temporal has the update already: it waits for its case, or was taken, or was refused in a way that stays.
   * @throws TemporalUnavailable
   */
  async holds(escalationId: string, { updateId }: { updateId: string }): Promise<boolean> {
    const { namespace } = this.client.options;
    const updateRef = { workflowExecution: { workflowId: escalationWorkflowId(escalationId) }, updateId };
    try {
      await this.within(heldDeadline, () => this.client.workflowService.pollWorkflowExecutionUpdate({ namespace, updateRef }));
      return true;
    } catch (error) {
      const fault = faultOf(error, escalationId);
      if (fault instanceof WorkflowMissing) return false;
      throw fault;
    }
  }

  /**
   * Temporal's own event history, oldest first, payloads decoded; it is kept for the namespace's retention after closing.
   * @throws WorkflowMissing when Temporal does not know the case (any more) · TemporalUnavailable
   */
  async history(escalationId: string): Promise<HistoryEvent[]> {
    const handle = this.client.workflow.getHandle(escalationWorkflowId(escalationId));
    try {
      const history = await this.within(historyDeadline, () => handle.fetchHistory());
      const { events } = JSON.parse(historyToJSON(history)) as { events?: HistoryEvent[] };
      return (events ?? []).map((event) => withDecodedPayloads(event as never) as unknown as HistoryEvent);
    } catch (error) {
      throw faultOf(error, escalationId);
    }
  }

  private within<Answer>(milliseconds: number, call: () => Promise<Answer>): Promise<Answer> {
    return (this.client.connection as Connection).withDeadline(Date.now() + milliseconds, call);
  }
}
