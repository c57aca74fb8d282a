// Contract: the list that cases carry and the table that people read decide the same, and neither loses a word of the other.
// Lost otherwise: a case goes to another team than the row that somebody wrote for it.
import { decisionTable, type PolicyDocument, profile, routingRule } from '@relais/contracts';
import fc from 'fast-check';
import { compileTable, evaluateTable, traceTable } from '../decision-tables';
import { readDmn, writeDmn } from '../dmn';
import { route, routingValues } from '../routing';
import { matrixOfTable, namedRows, routingFacts, tableOfMatrix } from '.';

const teams = [1, 2, 3].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
const listOf = (values: readonly (string | number)[]) =>
  fc.option(fc.array(fc.constantFrom(...values), { maxLength: Math.min(4, values.length) }), { nil: undefined, freq: 3 });
const words = fc.constantFrom('Facturation', 'a "b" & <c>', 'ligne\nsuivante');
const row = fc.record({
  ...{ category: listOf(routingValues.category), type: listOf(routingValues.type), level: listOf(routingValues.level) },
  ...{ tier: listOf(routingValues.tier), urgency: listOf(routingValues.urgency.slice(0, 3)), language: listOf(routingValues.language) },
  teamId: fc.constantFrom(...teams),
  because: fc.option(fc.record({ fr: words, en: words }), { nil: undefined }),
});
const matrices = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 10 }),
    named: fc.boolean(),
    labels: fc.option(fc.record({ category: words, teamId: words }, { requiredKeys: [] }), { nil: undefined }),
    examples: fc.array(
      fc.record({ name: words, given: fc.constant({ category: 'legal', level: 2 }), expect: fc.constant<string[]>(['row-1']) }),
    ),
  })
  .map(({ rows, named, labels, examples }) => ({
    matrix: rows.map((one, index) => routingRule().parse({ ...one, ...(named && { id: `r${index}` }) })),
    matrixLabels: labels ?? {},
    matrixExamples: examples,
  }));
const questions = fc.record({
  category: fc.constantFrom(...routingValues.category),
  type: fc.constantFrom(...routingValues.type),
  level: fc.constantFrom(...routingValues.level),
  tier: fc.constantFrom(...routingValues.tier),
  urgency: fc.constantFrom(...routingValues.urgency),
  language: fc.constantFrom(...routingValues.language),
});
const compiledOf = (matrix: Parameters<typeof tableOfMatrix>[0]) => compileTable({ ...tableOfMatrix(matrix), examples: [] }, routingFacts);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the matrix as a table (domain.md §6)', () => {
  it('decides for every case as the list does', () => {
    const property = fc.property(matrices, fc.array(questions, { minLength: 1, maxLength: 20 }), (matrix, asked) => {
      const compiled = compiledOf(matrix);
      for (const facts of asked) {
        const [hit] = evaluateTable(compiled, facts);
        expect(hit?.gives.teamId ?? null).toBe(route(matrix.matrix, { profile: profile().parse(facts), level: facts.level }));
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('becomes the same list again, its rows named, also by way of DMN', async () => {
    const property = fc.asyncProperty(matrices, async (matrix) => {
      const same = plain({ ...matrix, matrix: namedRows(matrix.matrix) });
      const table = decisionTable().parse(tableOfMatrix(matrix));
      expect(plain(matrixOfTable(table))).toEqual(same);
      const returned = decisionTable().parse(await readDmn(await writeDmn(table, { name: 'escalation', facts: routingFacts })));
      expect(plain(matrixOfTable(returned))).toEqual(same);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('says which row fired, for which of its conditions, and why', () => {
    const because = { fr: 'Le juridique d’abord.', en: 'Legal first.' };
    const table = tableOfMatrix({ matrix: [{ teamId: teams[0] as string, category: ['legal', 'security'], level: [2], because }] });
    const asked = { table, given: { category: 'legal', level: 2 } };
    expect(traceTable(compileTable(table, routingFacts), asked)).toEqual([
      {
        ...{ rule: 'row-1', gives: { teamId: teams[0] }, because },
        held: [
          { input: 'category', value: 'legal', cell: '"legal", "security"' },
          { input: 'level', value: 2, cell: '2' },
        ],
      },
    ]);
  });

  it('gives a row without a name one that no other row has', () => {
    const rows: PolicyDocument['matrix'] = [{ teamId: 'a' }, { teamId: 'b', id: 'row-1' }, { teamId: 'c' }];
    expect(namedRows(rows).map(({ id }) => id)).toEqual(['row-1-', 'row-1', 'row-3']);
  });
});

const tableWith = (change: object, rule: object = {}) =>
  decisionTable().parse({
    hitPolicy: 'first',
    inputs: [{ name: 'category', expression: 'category' }],
    outputs: [{ name: 'teamId', type: 'string' }],
    rules: [{ id: 'a', when: ['"legal"'], gives: [`"${teams[0]}"`], ...rule }],
    ...change,
  });

describe('a table that the list could not follow', () => {
  it.each([
    ['another hit policy', tableWith({ hitPolicy: 'collect' }), ['/hitPolicy']],
    ['a fact that no case is routed by', tableWith({ inputs: [{ name: 'cost', expression: 'cost' }] }), ['/inputs/0/expression']],
    ['a column that is named otherwise', tableWith({ inputs: [{ name: 'topic', expression: 'category' }] }), ['/inputs/0/name']],
    ['a condition that is no list', tableWith({}, { when: ['not("legal")'] }), ['/rules/0/when/0']],
    ['a word that no case has', tableWith({}, { when: ['"legal", "tecnical"'] }), ['/rules/0/when/0']],
    ['a team that is no id', tableWith({}, { gives: ['"billing"'] }), ['/rules/0/gives/0']],
    [
      'another output',
      tableWith({ outputs: [{ name: 'team', type: 'number', values: ['1'] }] }),
      ['/outputs/0/name', '/outputs/0/type', '/outputs/0/values'],
    ],
  ])('is refused for %s, at its place', (_, table, pointers) => {
    const faults = () => matrixOfTable(table);
    expect(faults).toThrow(expect.objectContaining({ faults: pointers.map((pointer) => expect.objectContaining({ pointer })) }));
  });

  it('may leave columns out: they hold always', () => {
    expect(matrixOfTable(tableWith({})).matrix).toEqual([{ id: 'a', category: ['legal'], teamId: teams[0] }]);
  });
});
