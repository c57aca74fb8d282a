// Carries out one decided action through the action endpoint, exactly once by its idempotency key (domain.md §3, `implementing`).
import type { AnswerMessage } from '@relais/contracts';
import type { ActionRepository, StoredAction } from '@relais/persistence';
import { type Endpoint, type EndpointAnswer, postAction } from './endpoint';
import { ActionUnavailableError, UnknownActionError } from './faults';

export interface ExecuteAction {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly actionId: string;
  /** 1 for the first run; a person who retries asks for another one, under the same key. */
  readonly run: number;
}

export interface ExecutionDependencies extends Endpoint {
  readonly actions: Pick<ActionRepository, 'find' | 'recordAttempt'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface ExecutionActivities {
  /**
   * 2xx is `action_done`; a 4xx is a refusal, `action_failed` with `unknown: false`.
   * @throws ActionUnavailableError when nobody knows how it ended (no answer in time, connection cut) or the endpoint is in trouble (5xx, 408, 425, 429):
   * to be tried again with the same key; after the last attempt the caller answers `action_failed` with `unknown: true`.
   */
  execute(action: ExecuteAction): Promise<AnswerMessage>;
}

export function createExecutionActivities(deps: ExecutionDependencies): ExecutionActivities {
  return {
    execute: async ({ run, ...reference }) => {
      const action = await deps.actions.find(reference);
      if (!action) throw new UnknownActionError(reference);
      const answer = await postAction(deps, action);
      await deps.actions.recordAttempt({ ...reference, run, at: deps.now(), ...answer });
      return answerOf(action, answer);
    },
  };
}

function answerOf({ id: actionId }: StoredAction, { outcome, status }: EndpointAnswer): AnswerMessage {
  if (outcome === 'done') return { type: 'action_done', actionId };
  if (outcome === 'refused') return { type: 'action_failed', actionId, unknown: false };
  throw new ActionUnavailableError(actionId, status);
}
