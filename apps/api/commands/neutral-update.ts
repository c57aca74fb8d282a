// Holds an update of the customer to what an arbitration allows: the case never sees words, so whether they state a position is said here (domain.md §8).
import type { CommandBody, CommandName } from '@relais/contracts';
import { positionWords } from '@relais/domain/dossier';
import { ProblemError } from '../http/problem-error';

/** The words of an update that state a position; none of any other command. */
export const statedPosition = (type: CommandName, body: Partial<CommandBody<'update_customer'>>): readonly string[] =>
  type === 'update_customer' && body.message !== undefined ? positionWords(body.message) : [];

/** The same refusal with the words that caused it; other errors as they are. */
export function namingPosition(error: unknown, words: readonly string[]): unknown {
  if (!(error instanceof ProblemError) || error.refusal.code !== 'not_allowed_now' || words.length === 0) return error;
  const errors = words.map((word) => ({ pointer: '/message', detail: `states a position: "${word}"` }));
  const detail = `${error.refusal.detail} Say when the next word comes, and leave out the words named in errors.`;
  return new ProblemError({ ...error.refusal, detail, details: { ...error.refusal.details, errors } });
}
