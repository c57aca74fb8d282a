// A case that no team takes at the bottom of the ladder, or that climbs past an empty level, has nobody who answers for it.
import type { CaseProfile, PolicyDocument } from '@relais/contracts';
import { route, routingValues } from '../routing';
import type { PolicyFault, PolicyRoster } from './policy-fault';

type Combination = Pick<CaseProfile, 'category' | 'type' | 'tier' | 'urgency' | 'language'>;

const { category: categories, type: escalationTypes, tier: tiers, urgency: urgencies, language: languages } = routingValues;

const combinations: readonly Combination[] = categories.flatMap((category) =>
  escalationTypes.flatMap((type) =>
    tiers.flatMap((tier) => urgencies.flatMap((urgency) => languages.map((language) => ({ category, type, tier, urgency, language })))),
  ),
);

/** Rows of the matrix that lead to nobody, categories without a recipient where a case starts, and levels that no case can reach. */
export function routingFaults({ matrix, levels }: PolicyDocument, { teams }: PolicyRoster): PolicyFault[] {
  const lowest = Math.min(...levels);
  const takes = (combination: Combination, level: number): boolean =>
    route(matrix, { profile: combination as CaseProfile, level }) !== null;
  return [
    ...matrix.flatMap(({ teamId }, index) => {
      const team = teams.find(({ id }) => id === teamId);
      if (team && team.memberIds.length > 0) return [];
      return [{ pointer: `/matrix/${index}/teamId`, detail: team ? 'is a team with nobody active' : 'names no team of your organisation' }];
    }),
    ...categories.flatMap((category) => {
      const missing = combinations.find((one) => one.category === category && !takes(one, lowest));
      return missing
        ? [{ pointer: '/matrix', detail: `has no recipient at level ${lowest}, where a case starts, for ${wordsOf(missing)}` }]
        : [];
    }),
    ...levels.flatMap((level, index) =>
      combinations.some((one) => takes(one, level))
        ? []
        : [{ pointer: `/levels/${index}`, detail: `is level ${level}, for which the matrix names no team` }],
    ),
  ];
}

const wordsOf = (combination: Combination): string =>
  Object.entries(combination)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
