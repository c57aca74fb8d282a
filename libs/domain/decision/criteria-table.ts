// The colours of the exception matrix as the domain gives them; its figures are settings, and these are the defaults (domain.md §7).
import type { DecisionTable } from '@relais/contracts';

export const colours = ['red', 'amber', 'green'] as const;
export type Colour = (typeof colours)[number];
export const criteria = ['tenure', 'satisfaction', 'cost', 'cause', 'churn_risk', 'policy'] as const;
export type Criterion = (typeof criteria)[number];

const inputs = ['tenureMonths', 'satisfaction', 'costMinor', 'cause', 'churnRisk', 'policy'] as const;
type Row = readonly [input: (typeof inputs)[number], test: string, criterion: Criterion, colour: Colour, fr: string, en: string];

const rows: readonly Row[] = [
  [
    'tenureMonths',
    '< 3',
    'tenure',
    'red',
    'Client depuis moins de trois mois : prudence.',
    'A customer for less than three months: caution.',
  ],
  ['tenureMonths', '[3..12]', 'tenure', 'amber', 'Client depuis trois à douze mois.', 'A customer for three to twelve months.'],
  ['tenureMonths', '> 12', 'tenure', 'green', 'Client depuis plus d’un an.', 'A customer for more than a year.'],
  ['satisfaction', '< 3', 'satisfaction', 'red', 'Satisfaction moyenne sous 3/5.', 'Mean satisfaction below 3 of 5.'],
  ['satisfaction', '[3..4]', 'satisfaction', 'amber', 'Satisfaction moyenne de 3 à 4/5.', 'Mean satisfaction 3 to 4 of 5.'],
  ['satisfaction', '> 4', 'satisfaction', 'green', 'Satisfaction moyenne au-dessus de 4/5.', 'Mean satisfaction above 4 of 5.'],
  ['costMinor', '> 10000', 'cost', 'red', 'Plus de 100 : à la direction.', 'More than 100: for the direction.'],
  ['costMinor', '[2000..10000]', 'cost', 'amber', 'Entre 20 et 100.', 'From 20 to 100.'],
  ['costMinor', '< 2000', 'cost', 'green', 'Moins de 20.', 'Less than 20.'],
  ['cause', '"testing","aggression"', 'cause', 'red', 'Test du système ou agression.', 'Testing the system, or aggression.'],
  ['cause', '"customer_situation"', 'cause', 'amber', 'La situation du client.', 'The customer’s situation.'],
  ['cause', '"company_error"', 'cause', 'green', 'Erreur de l’entreprise.', 'The company’s error.'],
  ['churnRisk', '"low"', 'churn_risk', 'red', 'Faible risque de départ : un refus est possible.', 'Low churn risk: a refusal is possible.'],
  ['churnRisk', '"moderate"', 'churn_risk', 'amber', 'Risque de départ modéré.', 'Moderate churn risk.'],
  ['churnRisk', '"high"', 'churn_risk', 'green', 'Risque de départ élevé : retenir le client.', 'High churn risk: keep the customer.'],
  ['policy', '"strict"', 'policy', 'red', 'Règle stricte : elle est respectée.', 'A strict policy: it is respected.'],
  ['policy', '"ambiguous"', 'policy', 'amber', 'Règle ambiguë : il y a une marge.', 'An ambiguous policy: there is a margin.'],
];

/** One row per criterion and colour; a fact that nobody knows gives its criterion no colour. */
export const criteriaTable: DecisionTable = {
  hitPolicy: 'collect',
  inputs: inputs.map((name) => ({ name, expression: name })),
  outputs: [
    { name: 'criterion', type: 'string', values: [...criteria] },
    { name: 'colour', type: 'string', values: [...colours] },
  ],
  rules: rows.map(([input, test, criterion, colour, fr, en]) => ({
    id: `${criterion}-${colour}`,
    when: inputs.map((name) => (name === input ? test : '-')),
    gives: [`"${criterion}"`, `"${colour}"`],
    because: { fr, en },
  })),
  examples: [
    { name: 'Exactly 3 months are no caution', given: { tenureMonths: 3 }, expect: ['tenure-amber'] },
    { name: 'Exactly 12 months are not yet a year and more', given: { tenureMonths: 12 }, expect: ['tenure-amber'] },
    { name: 'Exactly 4 of 5', given: { satisfaction: 4 }, expect: ['satisfaction-amber'] },
    { name: 'Exactly 20', given: { costMinor: 2000 }, expect: ['cost-amber'] },
    { name: 'Exactly 100', given: { costMinor: 10_000 }, expect: ['cost-amber'] },
    { name: 'One cent more', given: { costMinor: 10_001 }, expect: ['cost-red'] },
  ],
};
