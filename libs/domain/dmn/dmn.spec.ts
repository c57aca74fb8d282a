// Contract: a table leaves as DMN 1.3 and comes back the same; what a table here cannot hold is refused whole, at its place.
// Lost otherwise: rules that decide otherwise than their author wrote them, or a text that takes the API down.
import { type DecisionTable, decisionTable, type Facts } from '@relais/contracts';
import { foreignDmn } from '@relais/testing/cases';
import fc from 'fast-check';
import { adviceTable, criteriaTable, decisionFacts } from '../decision';
import { compileTable, evaluateTable, type FactDefinitions } from '../decision-tables';
import { dossierFacts, dossierTable } from '../dossier';
import { evaluationFacts, evaluationTable } from '../evaluation';
import { readDmn, writeDmn } from '.';

const facts = { cost: { type: 'number' }, cause: { type: 'string' }, vip: { type: 'boolean' } } as const satisfies FactDefinitions;
const there = (table: DecisionTable): Promise<string> => writeDmn(table, { name: 'trial', facts });
const back = async (xml: string): Promise<DecisionTable> => decisionTable().parse(await readDmn(xml));
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => `x${text}y`.replaceAll('\u0000', ''));
const reason = fc.oneof(words, fc.constantFrom('« Non » & <fin>', 'a\r\nb\tc', ']]>', '&amp;', "it's"));
const plainText = fc.constantFrom('error', 'testing', 'a,b', '<b>', '&', ' ');
const cells = {
  number: fc.constantFrom('-', '< 20', '>= 100', '[20..100]', '(0..5]', 'not(7)', '1, 2, > 40', 'null'),
  string: fc.oneof(
    fc.array(plainText, { minLength: 1, maxLength: 3 }).map((texts) => texts.map((text) => `"${text}"`).join(', ')),
    fc.constantFrom('-', 'not("error")', 'contains(?, "e\\"r")', 'string length(?) > 3 and vip'),
  ),
};
const rule = fc.record({
  when: fc.tuple(cells.number, cells.string),
  gives: fc.tuple(fc.constantFrom('"approve"', '"<ask>"', 'null'), fc.constantFrom('1', '-2.5', 'null')),
  because: fc.option(fc.record({ fr: reason, en: reason }), { nil: undefined }),
});
const value = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
  fc.boolean(),
  fc.constant(null),
  words,
  fc.constantFrom('', ' ', '"\n'),
);
const example = fc.record({
  name: words,
  given: fc.record({ cost: value, cause: value, vip: value }, { requiredKeys: [] }),
  expect: fc.array(fc.constantFrom('rule-0', '2', 'it"s'), { maxLength: 3 }),
});
const label = fc.option(words, { nil: undefined });
const tables: fc.Arbitrary<DecisionTable> = fc
  .record({
    hitPolicy: fc.constantFrom('first', 'unique', 'collect'),
    labels: fc.tuple(label, label),
    values: fc.option(fc.array(fc.constantFrom('approve', '<ask>', 'a"b', '', 'a,b', '12'), { minLength: 1 }), { nil: undefined }),
    rules: fc.array(rule, { minLength: 1, maxLength: 12 }),
    examples: fc.array(example, { maxLength: 3 }),
  })
  .map(({ labels: [costs, advice], values, rules, ...rest }) =>
    decisionTable().parse({
      ...rest,
      inputs: [
        { name: 'price', expression: 'cost', label: costs },
        { name: 'cause', expression: 'cause' },
      ],
      outputs: [
        { name: 'advice', type: 'string', values, label: advice },
        { name: 'weight', type: 'number', values: ['1', '-2.5', 'x'] },
      ],
      rules: rules.map((one, index) => ({ ...one, id: index % 2 ? `${index}` : `rule-${index}` })),
    }),
  );

describe('a table that goes out as DMN and comes back', () => {
  it('is the same, whatever is written in it', async () => {
    const property = fc.asyncProperty(tables, async (table) => expect(await back(await there(table))).toEqual(table));
    await fc.assert(property, { numRuns: 200 });
  });

  it('decides the same for any facts, and for the same reason', async () => {
    const known = fc.record({
      cost: fc.option(fc.integer({ min: -2, max: 110 })),
      cause: fc.option(plainText),
      vip: fc.option(fc.boolean()),
    });
    const asked = ({ examples: _, outputs: [advice, weight], ...table }: DecisionTable, given: Facts) => {
      const outputs = [
        { ...advice, values: undefined },
        { ...weight, values: undefined },
      ];
      const compiled = compileTable({ ...table, outputs, examples: [], hitPolicy: 'collect' } as DecisionTable, facts);
      return evaluateTable(compiled, given);
    };
    const property = fc.asyncProperty(tables, fc.array(known, { maxLength: 5 }), async (table, questions) => {
      const returned = await back(await there(table));
      for (const given of questions) expect(asked(returned, given)).toEqual(asked(table, given));
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it.each([
    ['evaluation', evaluationTable, evaluationFacts],
    ['criteria', criteriaTable, decisionFacts],
    ['advice', adviceTable, decisionFacts],
    ['dossier', dossierTable, dossierFacts],
  ])('is each of the domain’s own: %s', async (name, standard, known) => {
    const xml = await writeDmn(standard, { name, facts: known });
    expect(await back(xml)).toEqual(decisionTable().parse(standard));
    expect(xml).toContain('xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"');
  });

  it('is not written where XML has no word for what is in it, or two names are one', async () => {
    const table = decisionTable().parse({
      hitPolicy: 'first',
      inputs: [{ name: 'cost', expression: 'cost' }],
      outputs: [{ name: 'advice', type: 'string' }],
      rules: [1, 2].map(() => ({ id: 'a', when: ['-'], gives: ['"b\u0001"'] })),
    });
    await expect(there(table)).rejects.toMatchObject({
      faults: [{ pointer: '/rules/1' }, { pointer: '/rules/0/gives/0' }, { pointer: '/rules/1/gives/0' }],
    });
  });
});

const { decision, definitions, input, output, row } = foreignDmn;

describe('a table that another tool wrote', () => {
  const foreign = definitions(`  <decision id="Decision_1" name="Goodwill">
    <decisionTable id="DecisionTable_1" hitPolicy="FIRST" biodi:annotationsWidth="400">
      <input id="Input_1" label="Cost in cents" biodi:width="192">
        <inputExpression id="InputExpression_1" typeRef="integer"><text>cost</text></inputExpression>
      </input>
      <input id="InputClause_1a2b3c">
        <inputExpression id="LiteralExpression_1a2b3c" typeRef="string"><text>cause</text></inputExpression>
      </input>
      <output id="Output_1" label="Advice" name="advice" typeRef="string" biodi:width="192">
        <outputValues id="UnaryTests_0v"><text>"approve","ask"</text></outputValues>
      </output>
      <rule id="DecisionRule_0abc">
        <description>Small &amp; ours</description>
        <inputEntry id="UnaryTests_1"><text>&lt; 2000</text></inputEntry>
        <inputEntry id="UnaryTests_2"><text><![CDATA["error","testing"]]></text></inputEntry>
        <outputEntry id="LiteralExpression_1"><text>"approve"</text></outputEntry>
      </rule>
      <rule id="DecisionRule_1abc">
        <inputEntry id="UnaryTests_3"><text></text></inputEntry>
        <inputEntry id="UnaryTests_4"><text>-</text></inputEntry>
        <outputEntry id="LiteralExpression_2"><text>"ask"</text></outputEntry>
      </rule>
    </decisionTable>
    <informationRequirement id="InformationRequirement_1"><requiredInput href="#InputData_1" /></informationRequirement>
  </decision>
  <inputData id="InputData_1" name="Case" />
  <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape id="Shape_1" dmnElementRef="Decision_1">
    <dc:Bounds height="80" width="180" x="150" y="80" />
  </dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>`);

  it('is read: its empty cells hold always, its descriptions are reasons, its layout is passed over', async () => {
    const table = await back(foreign);
    expect(table).toEqual({
      hitPolicy: 'first',
      inputs: [
        { name: 'cost', label: 'Cost in cents', expression: 'cost' },
        { name: 'cause', expression: 'cause' },
      ],
      outputs: [{ name: 'advice', label: 'Advice', type: 'string', values: ['approve', 'ask'] }],
      rules: [
        {
          id: 'decisionrule_0abc',
          when: ['< 2000', '"error","testing"'],
          gives: ['"approve"'],
          because: { fr: 'Small & ours', en: 'Small & ours' },
        },
        { id: 'decisionrule_1abc', when: ['-', '-'], gives: ['"ask"'] },
      ],
      examples: [],
    });
    const fired = (given: Facts) => evaluateTable(compileTable(table, facts), given).map(({ rule: id }) => id);
    expect([fired({ cost: 1999, cause: 'error' }), fired({ cost: 2000, cause: 'error' })]).toEqual([
      ['decisionrule_0abc'],
      ['decisionrule_1abc'],
    ]);
    expect(await back(await there(table))).toEqual(table);
  });

  it('is unique where it names no hit policy, and its rules are named by their rows where they have no identifier', async () => {
    const table = await back(decision(`<decisionTable>${input}${output}${row.replace(' id="r"', '')}</decisionTable>`));
    expect([table.hitPolicy, table.rules.map(({ id }) => id)]).toEqual(['unique', ['row-1']]);
  });
});
