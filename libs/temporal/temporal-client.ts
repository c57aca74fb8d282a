// Opens and closes the connection that the façade speaks through; it connects on first use, so a process starts while Temporal is away.
import { Client, Connection, defaultGrpcRetryOptions, isRetryableError, makeGrpcRetryInterceptor } from '@temporalio/client';
import { EscalationsFacade } from './escalations.facade';
import { WorkflowInspection } from './workflow-inspection';

/** As in the configuration of every process. */
export interface TemporalAddress {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalTaskQueue: string;
}

export interface TemporalClient {
  readonly escalations: EscalationsFacade;
  readonly workflows: WorkflowInspection;
  /** Whether Temporal answers for the namespace within a second; never throws. */
  readonly isReachable: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const reachableDeadline = 1_000;
const resourceExhausted = 8;
const attempts = 3;

/**
 * One retry policy for all calls: a dropped connection is tried again twice, within the call's deadline. A full case (10 commands at once)
 * is told at once instead: waiting would only lengthen its queue.
 */
function retries() {
  const { delayFunction } = defaultGrpcRetryOptions();
  return makeGrpcRetryInterceptor({
    delayFunction,
    retryableDecider: (attempt, status) => attempt < attempts && status.code !== resourceExhausted && isRetryableError(status),
  });
}

/** A lazy client for the escalation workflows of one namespace and task queue. */
export function openTemporalClient({ temporalAddress, temporalNamespace, temporalTaskQueue }: TemporalAddress): TemporalClient {
  const connection = Connection.lazy({ address: temporalAddress, connectTimeout: reachableDeadline, interceptors: [retries()] });
  const client = new Client({ connection, namespace: temporalNamespace });
  const describe = () => connection.workflowService.describeNamespace({ namespace: temporalNamespace });
  return {
    escalations: new EscalationsFacade(client, temporalTaskQueue),
    workflows: new WorkflowInspection(client, temporalTaskQueue),
    isReachable: () =>
      connection.withDeadline(Date.now() + reachableDeadline, describe).then(
        () => true,
        () => false,
      ),
    close: () => connection.close(),
  };
}
