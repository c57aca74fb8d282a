// Why an action could not be settled in one attempt; codes and ids only, because failures are kept in Temporal.

/** Nobody knows how the attempt ended, or the endpoint is in trouble (`code` `action_unavailable`): try again with the same key. */
export class ActionUnavailableError extends Error {
  readonly code = 'action_unavailable';

  constructor(
    readonly actionId: string,
    readonly status: number | null,
  ) {
    super(
      `Action ${actionId} got ${status === null ? 'no answer' : `status ${status}`} from the action endpoint: it is tried again under the same key.`,
    );
    this.name = 'ActionUnavailableError';
  }
}

/** No step of the case recorded such an action (`code` `unknown_action`): workflow and database do not belong together. */
export class UnknownActionError extends Error {
  readonly code = 'unknown_action';

  constructor({ escalationId, actionId }: { escalationId: string; actionId: string }) {
    super(`Case ${escalationId} has no action ${actionId} in this database: is this worker connected to the one that accepted the case?`);
    this.name = 'UnknownActionError';
  }
}
