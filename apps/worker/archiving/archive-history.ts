// Stores Temporal's history of a case that has closed, as soon as Temporal has closed it too (design §2).
import type { EscalationReference, HistoryArchiveRepository } from '@relais/persistence';
import type { EscalationsFacade, HistoryEvent } from '@relais/temporal';

export interface ArchivingDependencies {
  readonly archive: HistoryArchiveRepository;
  readonly escalations: Pick<EscalationsFacade, 'history'>;
  readonly now: () => number;
}

// A reset continues in another run of the same id, whose history is the longer one.
const ends = new Set(['COMPLETED', 'FAILED', 'TIMED_OUT', 'CANCELED', 'TERMINATED'].map((end) => `EVENT_TYPE_WORKFLOW_EXECUTION_${end}`));

/** The last step is recorded, but its workflow still runs (`code` `workflow_running`): tried again later. */
export class WorkflowRunningError extends Error {
  readonly code = 'workflow_running';

  constructor(escalationId: string) {
    super(`The workflow of case ${escalationId} still runs: its history is archived once it has ended.`);
    this.name = 'WorkflowRunningError';
  }
}

export class HistoryArchiving {
  constructor(private readonly given: ArchivingDependencies) {}

  /** @throws WorkflowRunningError, WorkflowMissing, TemporalUnavailable so that the runner comes again. */
  async archive({ organisationId, escalationId }: EscalationReference): Promise<void> {
    const { archive, escalations, now } = this.given;
    const events = await escalations.history(escalationId);
    if (!isWhole(events)) throw new WorkflowRunningError(escalationId);
    await archive.keep({ organisationId, escalationId, events, at: now() });
  }
}

const isWhole = (events: readonly HistoryEvent[]): boolean => ends.has(events.at(-1)?.eventType ?? '');
