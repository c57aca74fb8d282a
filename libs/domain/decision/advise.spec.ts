// Contract: domain.md §7, its colours at their boundaries and its worked examples. Lost otherwise: supervisors are advised against the house's own rule.
import { compileTable } from '@relais/domain/decision-tables';
import { adviceTable, adviseDecision, criteriaTable, decisionFacts } from '.';

const tables = { criteria: compileTable(criteriaTable, decisionFacts), advice: compileTable(adviceTable, decisionFacts) };
const advise = (facts: object) => adviseDecision(tables, facts as never);
const colours = (facts: object) => Object.fromEntries(advise(facts).criteria.map(({ criterion, colour }) => [criterion, colour]));

describe('the worked examples', () => {
  it.each([
    [
      '18 months, 4.8/5, personal situation, 35 €',
      { tenureMonths: 18, satisfaction: 4.8, cause: 'customer_situation', costMinor: 3500 },
      'approve',
      'approve',
    ],
    [
      '6 months, 3.7/5, second request, 50 €',
      { tenureMonths: 6, satisfaction: 3.7, cause: 'customer_situation', costMinor: 5000, repeat: true },
      'case_by_case',
      null,
    ],
    [
      '2 months, 2.5/5, aggressive, 200 €',
      { tenureMonths: 2, satisfaction: 2.5, cause: 'aggression', costMinor: 20_000 },
      'refuse',
      'refuse',
    ],
    [
      '18 months, 4.7/5, illness, 50 €, high churn risk, ambiguous policy',
      { tenureMonths: 18, satisfaction: 4.7, cause: 'customer_situation', costMinor: 5000, churnRisk: 'high', policy: 'ambiguous' },
      'case_by_case',
      'approve',
    ],
    [
      '1.5 months, 2.5/5, aggressive, 10 €',
      { tenureMonths: 1.5, satisfaction: 2.5, cause: 'aggression', costMinor: 1000 },
      'refuse',
      'refuse',
    ],
  ])('%s', (_, facts, advice, leaning) => {
    const found = advise(facts);
    expect([found.advice, found.leaning, found.repeat]).toEqual([advice, leaning, 'repeat' in facts]);
    expect(found.because?.fr.length).toBeGreaterThan(10);
  });
});

describe('the advice at its boundaries', () => {
  const loyal = { satisfaction: 4, cause: 'company_error' };
  it.each([
    [{ ...loyal, costMinor: 4999 }, 'approve'],
    [{ ...loyal, costMinor: 5000 }, 'case_by_case'],
    [{ ...loyal, satisfaction: 3.99, costMinor: 4999 }, 'case_by_case'],
    [{ satisfaction: 3, cause: 'customer_situation', costMinor: 4999 }, 'case_by_case'],
    [{ satisfaction: 2.99, cause: 'customer_situation', costMinor: 4999 }, 'refuse'],
    [{ satisfaction: 2.99, cause: 'company_error', costMinor: 4999 }, 'case_by_case'],
    [{ ...loyal, costMinor: 10_000 }, 'case_by_case'],
    [{ ...loyal, costMinor: 10_001 }, 'escalate_to_direction'],
    [{ satisfaction: 5, cause: 'testing', costMinor: 0 }, 'refuse'],
    [{}, 'case_by_case'],
  ])('%j: %s', (facts, advice) => {
    expect(advise(facts).advice).toBe(advice);
  });
});

it.each([
  [{ tenureMonths: 2.9 }, { tenure: 'red' }],
  [{ tenureMonths: 3 }, { tenure: 'amber' }],
  [{ tenureMonths: 12 }, { tenure: 'amber' }],
  [{ tenureMonths: 12.1 }, { tenure: 'green' }],
  [{ satisfaction: 2.9 }, { satisfaction: 'red' }],
  [{ satisfaction: 3 }, { satisfaction: 'amber' }],
  [{ satisfaction: 4 }, { satisfaction: 'amber' }],
  [{ satisfaction: 4.1 }, { satisfaction: 'green' }],
  [{ costMinor: 1999 }, { cost: 'green' }],
  [{ costMinor: 2000 }, { cost: 'amber' }],
  [{ costMinor: 10_000 }, { cost: 'amber' }],
  [{ costMinor: 10_001 }, { cost: 'red' }],
  [
    { churnRisk: 'low', policy: 'strict' },
    { churn_risk: 'red', policy: 'red' },
  ],
  [{}, {}],
])('%j is coloured %j', (facts, expected) => {
  expect(colours(facts)).toEqual(expected);
});

it('says what the case leans to by its greens and reds, and nothing when they are even', () => {
  const even = { satisfaction: 3.5, cause: 'company_error', costMinor: 3000, churnRisk: 'low' };
  expect(advise(even)).toMatchObject({ advice: 'case_by_case', leaning: null, balance: { red: 1, green: 1 } });
  expect(advise({ ...even, tenureMonths: 1 }).leaning).toBe('refuse');
});
