// The rule of the exception matrix as the domain gives it: what is advised; the human decides (domain.md §7).
import type { DecisionTable } from '@relais/contracts';

export const advices = ['approve', 'refuse', 'escalate_to_direction', 'case_by_case'] as const;
export type Advice = (typeof advices)[number];

type Given = readonly [tenureMonths: number, satisfaction: number, cause: string, costMinor: number];
const given = (...[tenureMonths, satisfaction, cause, costMinor]: Given) => ({ tenureMonths, satisfaction, cause, costMinor });

/** In this order: the first that fits is the advice. */
export const adviceTable: DecisionTable = {
  hitPolicy: 'first',
  inputs: ['satisfaction', 'cause', 'costMinor'].map((name) => ({ name, expression: name })),
  outputs: [{ name: 'advice', type: 'string', values: [...advices] }],
  rules: [
    {
      id: 'loyal-legitimate-small',
      when: ['>= 4', '"customer_situation","company_error"', '< 5000'],
      gives: ['"approve"'],
      because: {
        fr: 'Client satisfait, cause légitime, moins de 50 : l’exception est exécutée tout de suite.',
        en: 'A satisfied customer, a legitimate cause, less than 50: the exception is carried out at once.',
      },
    },
    {
      id: 'test-or-aggression',
      when: ['-', '"testing","aggression"', '-'],
      gives: ['"refuse"'],
      because: {
        fr: 'Test du système ou agression : refuser, avec une alternative.',
        en: 'A test or aggression: refuse, with an alternative.',
      },
    },
    {
      id: 'unsatisfied-without-our-error',
      when: ['< 3', 'not("company_error")', '-'],
      gives: ['"refuse"'],
      because: {
        fr: 'Satisfaction basse sans erreur de notre part : refuser, avec une alternative.',
        en: 'Low satisfaction without an error of ours: refuse, with an alternative.',
      },
    },
    {
      id: 'above-the-supervisor',
      when: ['-', '-', '> 10000'],
      gives: ['"escalate_to_direction"'],
      because: { fr: 'Plus de 100 : la direction décide.', en: 'More than 100: the direction decides.' },
    },
    {
      id: 'everything-else',
      when: ['-', '-', '-'],
      gives: ['"case_by_case"'],
      because: { fr: 'Au cas par cas : peser les critères.', en: 'Case by case: weigh the criteria.' },
    },
  ],
  examples: [
    {
      name: '18 months, 4.8, personal situation, 35',
      given: given(18, 4.8, 'customer_situation', 3500),
      expect: ['loyal-legitimate-small'],
    },
    { name: '6 months, 3.7, second request, 50', given: given(6, 3.7, 'customer_situation', 5000), expect: ['everything-else'] },
    { name: '2 months, 2.5, aggressive, 200', given: given(2, 2.5, 'aggression', 20_000), expect: ['test-or-aggression'] },
    { name: '18 months, 4.7, illness, 50', given: given(18, 4.7, 'customer_situation', 5000), expect: ['everything-else'] },
    { name: '1.5 months, 2.5, aggressive, 10', given: given(1.5, 2.5, 'aggression', 1000), expect: ['test-or-aggression'] },
  ],
};
