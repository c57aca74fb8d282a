// Contract: a table decides as it is written, says which rule fired, and one that cannot is refused whole. Lost otherwise: decisions nobody can explain.
import { type DecisionTable, decisionTable } from '@relais/contracts';
import fc from 'fast-check';
import { unaryTest } from 'feelin';
import {
  addRule,
  compileRules,
  compileTable,
  evaluateTable,
  exampleOutcomes,
  type FactDefinitions,
  moveRule,
  removeRule,
  replaceRule,
} from '.';
import { plainCell } from './plain-cell';

const facts = { cost: { type: 'number' }, cause: { type: 'string' }, vip: { type: 'boolean' } } as const satisfies FactDefinitions;
const tableWith = (change: object = {}): DecisionTable =>
  decisionTable().parse({
    hitPolicy: 'first',
    inputs: [
      { name: 'cost', expression: 'cost' },
      { name: 'cause', expression: 'cause' },
    ],
    outputs: [{ name: 'advice', type: 'string' }],
    rules: [
      { id: 'small', when: ['< 20', '-'], gives: ['"approve"'] },
      { id: 'ours', when: ['[20..100]', '"error"'], gives: ['"approve"'] },
      { id: 'rest', when: ['-', '-'], gives: ['"ask"'] },
    ],
    ...change,
  });
const fired = (table: DecisionTable, given: object) => evaluateTable(compileTable(table, facts), given as never).map(({ rule }) => rule);
const faultsOf = (table: DecisionTable) => {
  try {
    compileTable(table, facts);
  } catch (error) {
    return (error as { faults: { code: string; pointer: string }[] }).faults.map(({ code, pointer }) => `${code} ${pointer}`);
  }
  return [];
};

describe('hit policies', () => {
  const overlapping = { cost: 10, cause: 'error' };

  it('first: the first rule that fits', () => {
    expect(fired(tableWith(), overlapping)).toEqual(['small']);
    expect(fired(tableWith(), { cost: 20, cause: 'error' })).toEqual(['ours']);
    expect(fired(tableWith(), { cost: 100.01, cause: 'error' })).toEqual(['rest']);
  });

  it('collect: all that fit, in their order', () => {
    expect(fired(tableWith({ hitPolicy: 'collect' }), overlapping)).toEqual(['small', 'rest']);
  });

  it('unique: one, and two are an error that names them', () => {
    const unique = tableWith({ hitPolicy: 'unique', rules: tableWith().rules.slice(0, 2) });
    expect(fired(unique, overlapping)).toEqual(['small']);
    expect(() => fired(tableWith({ hitPolicy: 'unique' }), overlapping)).toThrow(
      expect.objectContaining({ code: 'rules_overlap', rules: ['small', 'rest'] }),
    );
  });

  it('no rule where none fits', () => {
    expect(fired(tableWith({ rules: tableWith().rules.slice(0, 2) }), { cost: 500 })).toEqual([]);
  });
});

describe('cells', () => {
  it('hold their own against a fact that nobody knows only where they say so', () => {
    expect(fired(tableWith(), {})).toEqual(['rest']);
  });

  it.each([
    ['contains(?, "err")', { cause: 'an error' }],
    ['starts with(cause, "an")', { cause: 'an error' }],
    ['string length(?) > 3 and vip', { cause: 'error', vip: true }],
  ])('may be any other FEEL: %s', (cell, given) => {
    const table = tableWith({ rules: [{ id: 'it', when: ['-', cell], gives: ['"yes"'] }] });
    expect(fired(table, given)).toEqual(['it']);
    expect(fired(table, { cause: 'no', vip: false })).toEqual([]);
  });

  const figure = fc.oneof(fc.integer({ min: -5, max: 25 }), fc.constantFrom(2.5, -0.5, 19.99)).map(String);
  const word = fc.constantFrom('"a"', '"b"', '"a,b"', '"in not(x)"', '""');
  const numeric = fc.oneof(
    figure,
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), figure).map(([operator, limit]) => `${operator} ${limit}`),
    fc
      .tuple(fc.constantFrom('[', '(', ']'), figure, figure, fc.constantFrom(']', ')', '['))
      .filter(([, low, high]) => Number(low) <= Number(high))
      .map(([opens, low, high, closes]) => `${opens}${low}..${high}${closes}`),
    fc.constant('null'),
  );
  const listed = (one: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([parts, negated]) => (negated ? `not(${parts.join(', ')})` : parts.join(', ')));
  const asked = fc.oneof(
    fc.tuple(listed(numeric), fc.oneof(figure.map(Number), fc.constant(null))),
    fc.tuple(listed(fc.oneof(word, fc.constant('null'))), fc.constantFrom('a', 'b', 'a,b', '', 'c', null)),
    fc.tuple(listed(fc.constantFrom('true', 'false')), fc.constantFrom(true, false, null)),
  );

  it('that are compared without FEEL’s interpreter come out as it says', () => {
    const property = fc.property(asked, ([cell, value]) => {
      const plain = plainCell(cell);
      expect(plain).not.toBeNull();
      expect([cell, value, plain?.(value)]).toEqual([cell, value, unaryTest(cell, { '?': value }).value === true]);
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});

describe('a table that cannot decide', () => {
  const ruled = (when: string[], gives = ['"approve"']) => tableWith({ rules: [{ id: 'one', when, gives }] });
  it('says in a sentence how many cells a rule must have, be it one too few or only one', () => {
    expect(() => compileTable(ruled(['-']), facts)).toThrow('One cell per column: write 2 instead of 1.');
    expect(() => compileTable(ruled(['-', '-'], ['"a"', '"b"']), facts)).toThrow('One cell per column: write 1 instead of 2.');
  });

  it.each([
    ['FEEL that cannot be read', ruled(['< (', '-']), ['unreadable_expression /rules/0/when/0']],
    ['an empty alternative', ruled(['< 3,', '-']), ['unreadable_expression /rules/0/when/0']],
    ['a name that is no fact', ruled(['< budget', '-']), ['unknown_name /rules/0/when/0']],
    ['a function that does not exist', ruled(['shout(?) = "A"', '-']), ['unknown_name /rules/0/when/0']],
    ['a loop', ruled(['some x in [1,2] satisfies x > ?', '-']), ['too_costly /rules/0/when/0']],
    ['a clock', ruled(['-', 'today() > date(?)']), ['too_costly /rules/0/when/1']],
    [
      'an input that is no fact',
      tableWith({ inputs: [{ name: 'budget', expression: 'budget' }], rules: [{ id: 'a', when: ['-'], gives: ['"x"'] }] }),
      ['unknown_name /inputs/0/expression'],
    ],
    ['too few cells', ruled(['-']), ['wrong_number_of_cells /rules/0/when']],
    ['an output that is no literal', ruled(['-', '-'], ['cost']), ['unreadable_expression /rules/0/gives/0']],
    ['an output of another type', ruled(['-', '-'], ['5']), ['wrong_type /rules/0/gives/0']],
    [
      'an output beyond its values',
      tableWith({ outputs: [{ name: 'advice', type: 'string', values: ['ask'] }] }),
      ['not_one_of /rules/0/gives/0', 'not_one_of /rules/1/gives/0'],
    ],
    [
      'two rules of one name',
      tableWith({ rules: [1, 2].map(() => ({ id: 'a', when: ['-', '-'], gives: ['"x"'] })) }),
      ['duplicate_name /rules/1'],
    ],
    [
      'an example that comes out otherwise',
      tableWith({ examples: [{ name: 'Dear', given: { cost: 500 }, expect: ['small'] }] }),
      ['example_fails /examples/0'],
    ],
    [
      'an example with a fact it does not know',
      tableWith({ examples: [{ name: 'Dear', given: { price: 500 }, expect: [] }] }),
      ['unknown_name /examples/0/given'],
    ],
  ])('is refused for %s, at its place', (_, table, expected) => {
    expect(faultsOf(table)).toEqual(expected);
  });

  it('names all its faults at once', () => {
    expect(faultsOf(ruled(['< (', 'shout(?)'], ['cost']))).toHaveLength(3);
  });
});

describe('examples of a table in which only one rule may fit', () => {
  const overlapping = tableWith({ hitPolicy: 'unique', examples: [{ name: 'Both', given: { cost: 10 }, expect: ['small', 'rest'] }] });

  it('fail where two do, and are refused at their place like any other fault', () => {
    expect(faultsOf(overlapping)).toEqual(['example_fails /examples/0']);
    const [outcome] = exampleOutcomes(compileRules(overlapping, facts), overlapping.examples);
    expect(outcome).toEqual({ name: 'Both', expect: ['small', 'rest'], fired: ['small', 'rest'], passes: false });
  });
});

describe('a table edited row by row', () => {
  const ids = (table: DecisionTable) => table.rules.map(({ id }) => id);
  const rule = { id: 'dear', when: ['> 100', '-'], gives: ['"direction"'] };

  it('takes a rule where it is wanted, and keeps the names of the others', () => {
    expect(ids(addRule(tableWith(), { rule, before: 'rest' }))).toEqual(['small', 'ours', 'dear', 'rest']);
    expect(ids(addRule(tableWith(), { rule }))).toEqual(['small', 'ours', 'rest', 'dear']);
    expect(ids(moveRule(tableWith(), { id: 'rest', before: 'small' }))).toEqual(['rest', 'small', 'ours']);
    expect(ids(moveRule(tableWith(), { id: 'small' }))).toEqual(['ours', 'rest', 'small']);
    expect(ids(moveRule(tableWith(), { id: 'ours', before: 'ours' }))).toEqual(['small', 'ours', 'rest']);
    expect(ids(removeRule(tableWith(), 'ours'))).toEqual(['small', 'rest']);
    expect(fired(replaceRule(tableWith(), { ...rule, id: 'small' }), { cost: 200 })).toEqual(['small']);
  });

  it.each([
    ['to be replaced', () => replaceRule(tableWith(), rule), 'rule'],
    ['to be moved', () => moveRule(tableWith(), { id: 'dear' }), 'rule'],
    ['to be removed', () => removeRule(tableWith(), 'dear'), 'rule'],
    ['to stand in front of', () => addRule(tableWith(), { rule, before: 'dear' }), 'before'],
  ])('names a rule that it does not have, %s', (_, edit, place) => {
    expect(edit).toThrow(expect.objectContaining({ code: 'unknown_rule', rule: 'dear', place }));
  });
});
