// What must never happen between Temporal and the read model, told loudly: both are retried without end until a person has looked (design.md §4).
import type { StepRecord } from '@relais/contracts/temporal';

/** The step was recorded before with another content (`code` `step_conflict`): the workflow was reset, or two machines disagree. */
export class StepConflictError extends Error {
  readonly code = 'step_conflict';

  constructor({ escalationId, step, digest }: StepRecord) {
    super(
      `Step ${step} of case ${escalationId} is recorded already, but not as ${digest}: compare the workflow's history with the timeline.`,
    );
    this.name = 'StepConflictError';
  }
}

/** A step came before the one it follows (`code` `step_gap`): the database was restored to an earlier moment, or is another one. */
export class StepGapError extends Error {
  readonly code = 'step_gap';

  constructor({ escalationId, step }: StepRecord, last: number) {
    super(`Step ${step} of case ${escalationId} cannot be recorded after step ${last}: was the database restored from a copy?`);
    this.name = 'StepGapError';
  }
}

/** A person's command has no row (`code` `command_missing`): it reached Temporal without having been written first. */
export class CommandMissingError extends Error {
  readonly code = 'command_missing';

  constructor(commandId: string) {
    super(`Command ${commandId} is not in the command table of its case: commands are written before they are sent.`);
    this.name = 'CommandMissingError';
  }
}
