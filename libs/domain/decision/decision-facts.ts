// What the tables of the exception matrix may ask about (domain.md §7).
import type { FactDefinitions } from '../decision-tables';

export const causes = ['testing', 'aggression', 'customer_situation', 'company_error'] as const;
export const policyMargins = ['strict', 'ambiguous'] as const;

/** Cost in minor units of the policy's currency; satisfaction out of 5; `repeat`: the customer has asked for the like before. */
export const decisionFacts = {
  tenureMonths: { type: 'number' },
  satisfaction: { type: 'number' },
  costMinor: { type: 'number' },
  cause: { type: 'string', values: causes },
  churnRisk: { type: 'string', values: ['low', 'moderate', 'high'] },
  policy: { type: 'string', values: policyMargins },
  repeat: { type: 'boolean' },
  category: { type: 'string' },
  tier: { type: 'string' },
} as const satisfies FactDefinitions;
