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

/** A field contradicts the case; `pointer` names it. */
export const contradiction = (pointer: string, detail: string): Refusal => ({
  code: 'invalid_command',
  detail: `${pointer} ${detail}`,
  details: { errors: [{ pointer, detail }] },
});
