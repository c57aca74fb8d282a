// Lost if these fail: whoever decides is stopped by an advice that nobody could give, or goes against the house's rule and need not say why.
import { compileTable } from '@relais/domain/decision-tables';
import { adviceTable, adviseDecision, criteriaTable, decisionFacts, goesAgainst } from '.';

const tables = { criteria: compileTable(criteriaTable, decisionFacts), advice: compileTable(adviceTable, decisionFacts) };
const advise = (facts: object) => adviseDecision(tables, facts as never);
const loyal = { satisfaction: 4.8, cause: 'customer_situation', costMinor: 3500 };

describe('an advice is certain', () => {
  it.each([
    ['when all that its rules ask is known', loyal, 'approve', true],
    ['for an aggression, whatever else', { cause: 'aggression' }, 'refuse', true],
    ['not for a loyal customer whose cause nobody knows', { ...loyal, cause: undefined }, 'case_by_case', false],
    ['not for a dissatisfied one, who may suffer from an error of ours', { satisfaction: 2.5, costMinor: 1000 }, 'refuse', false],
    ['not for a high cost alone: a test of the system would be refused', { costMinor: 20_000 }, 'escalate_to_direction', false],
    [
      'for a high cost of a legitimate cause',
      { satisfaction: 3.5, cause: 'company_error', costMinor: 20_000 },
      'escalate_to_direction',
      true,
    ],
    ['not for nothing known', {}, 'case_by_case', false],
  ])('%s', (...[, facts, advice, certain]) => {
    expect(advise(facts)).toMatchObject({ advice, certain });
  });
});

describe('a decision against it', () => {
  it.each([
    ['approve', 'approve', false],
    ['approve', 'alternative', true],
    ['approve', 'maintain_refusal', true],
    ['refuse', 'approve', true],
    ['refuse', 'alternative', false],
    ['refuse', 'maintain_refusal', false],
    ['escalate_to_direction', 'approve', true],
    ['escalate_to_direction', 'maintain_refusal', true],
    ['case_by_case', 'approve', false],
    ['case_by_case', 'maintain_refusal', false],
  ] as const)('%s was advised, %s decided: %s', (...[advice, choice, against]) => {
    expect(goesAgainst({ advice, certain: true }, { choice, mayGoUp: true })).toBe(against);
    expect(goesAgainst({ advice, certain: false }, { choice, mayGoUp: true })).toBe(false);
    expect(goesAgainst({ advice, certain: true }, { choice: 'escalate_further', mayGoUp: true })).toBe(false);
  });

  it('is none of the direction’s, for whom the decision was meant', () => {
    expect(goesAgainst({ advice: 'escalate_to_direction', certain: true }, { choice: 'approve', mayGoUp: false })).toBe(false);
  });
});
