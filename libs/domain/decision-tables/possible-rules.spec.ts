// Lost if these fail: a table that could still say otherwise is taken for sure, or a rule that can no longer fire stands in the way.
import type { DecisionTable, Facts } from '@relais/contracts';
import { compileTable, evaluateTable, possibleRules } from '.';

const facts = { cost: { type: 'number' }, cause: { type: 'string' }, repeat: { type: 'boolean' } } as const;
const tableOf = (rules: readonly (readonly string[])[], change: Partial<DecisionTable> = {}): DecisionTable => ({
  hitPolicy: 'first',
  inputs: [
    { name: 'cost', expression: 'cost' },
    { name: 'cause', expression: 'cause' },
  ],
  outputs: [{ name: 'advice', type: 'string' }],
  rules: rules.map((when, index) => ({ id: `rule-${index}`, when: [...when], gives: ['"x"'] })),
  examples: [],
  ...change,
});
const possible = (table: DecisionTable, known: Facts) => possibleRules(compileTable(table, facts), known).map(({ rule }) => rule);

it('leaves out what is sure not to fire, and stops at the first that is sure to', () => {
  const table = tableOf([
    ['> 100', '-'],
    ['-', '"error"'],
    ['<= 100', '-'],
    ['-', '-'],
  ]);
  expect(possible(table, { cost: 50 })).toEqual(['rule-1', 'rule-2']);
  expect(possible(table, { cost: 50, cause: 'other' })).toEqual(['rule-2']);
  expect(possible(table, {})).toEqual(['rule-0', 'rule-1', 'rule-2', 'rule-3']);
});

it('sees through what an input is made of, and what a cell names by itself, but not into texts', () => {
  const inputs = [{ name: 'double', expression: 'cost * 2' }];
  expect(possible(tableOf([['> 100'], ['-']], { inputs }), {})).toEqual(['rule-0', 'rule-1']);
  expect(possible(tableOf([['? > 100 and repeat'], ['-']], { inputs }), { cost: 80 })).toEqual(['rule-0', 'rule-1']);
  const named = [{ name: 'cause', expression: 'cause' }];
  expect(possible(tableOf([['"repeat"'], ['-']], { inputs: named }), { cause: 'repeat' })).toEqual(['rule-0']);
});

it('leaves out no rule that some value of what is not known would let fire', () => {
  const table = tableOf([
    ['[10..20]', 'not("error")'],
    ['< 15', '-'],
    ['-', '"error","test"'],
    ['> 20', '"other"'],
    ['-', '-'],
  ]);
  const compiled = compileTable(table, facts);
  const [costs, causes] = [
    [0, 10, 12, 15, 20, 21],
    ['error', 'test', 'other', 'none'],
  ];
  for (const cost of costs) {
    for (const cause of causes) {
      const [fired] = evaluateTable(compiled, { cost, cause });
      for (const known of [{ cost }, { cause }, {}, { cost, cause }]) expect(possibleRules(compiled, known as Facts)).toContain(fired);
      expect(possibleRules(compiled, { cost, cause })).toEqual([fired]);
    }
  }
});
