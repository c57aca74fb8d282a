// Whether a decision goes against the advice, so that whoever decides it has to say why (domain.md §7).
import type { DecisionChoice } from '@relais/contracts';
import type { DecisionAdvice } from './advise';

/**
 * An advice that a fact nobody knows could change binds nobody, nor does `case_by_case`. `refuse` is followed by an alternative too ("refuse with
 * alternatives"); `escalate_further` decides nothing. `mayGoUp`: there is a level above, and who decides is not the direction.
 */
export function goesAgainst(
  { advice, certain }: Pick<DecisionAdvice, 'advice' | 'certain'>,
  { choice, mayGoUp }: { readonly choice: DecisionChoice; readonly mayGoUp: boolean },
): boolean {
  if (!certain || choice === 'escalate_further') return false;
  switch (advice) {
    case 'approve':
      return choice !== 'approve';
    case 'refuse':
      return choice === 'approve';
    case 'escalate_to_direction':
      return mayGoUp;
    default:
      return false;
  }
}
