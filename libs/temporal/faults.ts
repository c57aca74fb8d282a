// What a call to a case's workflow can end with, other than an answer: typed, so that no caller reads Temporal's own errors.
import type { Refusal } from '@relais/contracts';

/** The case refused the command; nothing changed. Carries the code, the words and what would be allowed (life.md §2). */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  /** `isForgotten`: Temporal may take the same update id yet; else it gives this refusal for it for ever. */
  constructor(
    readonly refusal: Refusal,
    readonly isForgotten = false,
  ) {
    super(refusal.detail);
  }
}

/** `unreachable`: nobody answers; `no_answer`: asked, and perhaps taken; `task_failing`: the workflow's own code throws (an alarm). */
export type UnavailableReason = 'unreachable' | 'no_answer' | 'task_failing';

/** Nobody can say whether the command was taken. Remedy: ask again with the same update id (design §5). */
export class TemporalUnavailable extends Error {
  override readonly name = 'TemporalUnavailable';

  constructor(
    readonly reason: UnavailableReason,
    options: { cause: unknown },
  ) {
    super(`Temporal gives no answer (${reason}): ask again with the same update id`, options);
  }
}

/** No workflow runs for the case: not started yet, or ended. What that means is for Postgres to say (design §9). */
export class WorkflowMissing extends Error {
  override readonly name = 'WorkflowMissing';

  constructor(readonly escalationId: string) {
    super(`no workflow runs for escalation ${escalationId}`);
  }
}

/** More commands of one case are under way than Temporal takes (10). Remedy: send them one after the other. */
export class TooManyCommands extends Error {
  override readonly name = 'TooManyCommands';

  constructor(readonly escalationId: string) {
    super(`too many commands of escalation ${escalationId} are under way at once`);
  }
}
