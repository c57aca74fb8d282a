// The escalation matrix: which team a case goes to (domain.md §6).
import type { CaseProfile, Level, PolicyDocument, RoutingRule } from '@relais/contracts';
import { levelsFrom } from '../ladder';

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

/**
 * The team that a case goes to first: at the level it was raised for or, where no row takes it, at the next one of the ladder that has a row;
 * null when none has (life.md §1).
 */
export function firstTeam({ matrix, levels }: Pick<PolicyDocument, 'matrix' | 'levels'>, profile: CaseProfile): string | null {
  const teams = levelsFrom(levels, profile.level).map((level) => route(matrix, { profile, level }));
  return teams.find((teamId) => teamId !== null) ?? null;
}

const holds = (allowed: readonly (string | number)[] | undefined, value: string | number): boolean =>
  allowed === undefined || allowed.includes(value);
