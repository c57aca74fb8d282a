// The two forms most refusals have.
import type { ProblemCode, Refusal } from '@relais/contracts';

/** The case does not take the command as it stands. */
export const conflict = (
  code: Extract<ProblemCode, 'not_allowed_now' | 'already_done' | 'no_level_above' | 'action_running'>,
  detail: string,
): Refusal => ({
  code,
  detail,
});

const year = 365 * 24 * 3_600_000;
/** A moment that the customer is told lies ahead, and not so far that it must be a slip. */
export const future = (pointer: string, { at, instant }: { at: number; instant: number }): Refusal | null =>
  instant > at && instant <= at + year ? null : contradiction(pointer, 'must lie in the future, at most one year from now');

/** A field contradicts the case; `pointer` names it. */
export const contradiction = (pointer: string, detail: string): Refusal => ({
  code: 'invalid_command',
  detail: `${pointer} ${detail}`,
  details: { errors: [{ pointer, detail }] },
});
