// Whether the verdict of the first level goes against the evaluation matrix; it is recorded, and never refused: the agent has the customer on the line.
import type { Verdict } from '@relais/contracts';
import type { EvaluationVerdict } from './evaluation-table';

const followedBy: Partial<Record<EvaluationVerdict, Verdict>> = { yes: 'justified', no: 'not_justified', redirect: 'redirected' };

/** `maybe`, and a situation that no rule knows, bind nobody. */
export function verdictGoesAgainst(advice: EvaluationVerdict | null, verdict: Verdict): boolean {
  const followed = advice === null ? undefined : followedBy[advice];
  return followed !== undefined && followed !== verdict;
}
