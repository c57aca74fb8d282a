// Contract: domain.md §4, row by row. Lost otherwise: customers are turned away who have a right to be heard, or everything is escalated.
import { situations } from '@relais/contracts/vocabulary';
import { compileTable, evaluateTable } from '@relais/domain/decision-tables';
import { evaluationFacts, evaluationTable } from '.';

const table = compileTable(evaluationTable, evaluationFacts);

it.each([
  ['distrusts_agent', 'yes'],
  ['exception_expected', 'yes'],
  ['complex_technical', 'yes'],
  ['out_of_scope', 'redirect'],
  ['hostile_customer', 'maybe'],
  ['already_answered', 'no'],
  ['exception_possible', 'yes'],
  ['testing_the_system', 'no'],
  ['dispute_or_compensation', 'yes'],
  ['low_satisfaction', 'maybe'],
] as const)('%s: %s', (situation, verdict) => {
  const [hit] = evaluateTable(table, { situation });
  expect(hit?.gives).toEqual({ verdict });
  expect(hit?.because?.en.length).toBeGreaterThan(10);
});

it('knows every situation that an assessment can name', () => {
  expect(situations.filter((situation) => evaluateTable(table, { situation }).length === 0)).toEqual([]);
});
