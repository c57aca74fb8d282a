// The escalation matrix: which team a case goes to (domain.md §6).
import type { CaseProfile, Level, RoutingRule } from '@relais/contracts';

export { routingValues } from './routing-values';

export interface RoutingQuestion {
  readonly profile: Pick<CaseProfile, 'category' | 'type' | 'tier' | 'urgency' | 'language'>;
  /** The level that is sought now; the case climbs, so it is not always the profile's own. */
  readonly level: Level;
}

/** The team of the first row whose conditions all hold, a condition left out holding always; null when no row does. */
export function route(matrix: readonly RoutingRule[], question: RoutingQuestion): string | null {
  return matrix[rowFor(matrix, question)]?.teamId ?? null;
}

/** The index of that row; -1 when no row holds. */
export function rowFor(matrix: readonly RoutingRule[], { profile, level }: RoutingQuestion): number {
  const facts = {
    category: profile.category,
    type: profile.type,
    level,
    tier: profile.tier,
    urgency: profile.urgency,
    language: profile.language,
  };
  const names = Object.keys(facts) as (keyof typeof facts)[];
  return matrix.findIndex((rule) => names.every((name) => holds(rule[name], facts[name])));
}

const holds = (allowed: readonly (string | number)[] | undefined, value: string | number): boolean =>
  allowed === undefined || allowed.includes(value);
