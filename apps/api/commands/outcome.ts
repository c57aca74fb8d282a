// The answers that a key remembers: a case as it was answered, or a refusal.
import type { CaseView, Refusal } from '@relais/contracts';
import type { StoredOutcome } from '@relais/persistence';
import { Answer } from '../http/answer';
import { etag } from '../http/conditions';
import { ProblemError } from '../http/problem-error';

export const escalationUrl = (escalationId: string): string => `/v1/escalations/${escalationId}`;

/** A case with its ETag; one just raised says where it lives. */
export function caseAnswer(status: number, view: CaseView): Answer {
  const tag = { etag: etag(view.version) };
  return new Answer(status, view, status === 200 ? tag : { ...tag, location: escalationUrl(view.id) });
}

/** The first answer again. @throws ProblemError where it was a refusal */
export function repeatedAnswer({ status, body }: StoredOutcome): Answer {
  if (status >= 400) throw new ProblemError(body as Refusal);
  return caseAnswer(status, body as CaseView);
}
