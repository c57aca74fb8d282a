// Contract: a table leaves as DMN 1.3 and comes back the same; what a table here cannot hold is refused whole, at its place.
// Lost otherwise: rules that decide otherwise than their author wrote them, or a text that takes the API down.
import { type DecisionTable, decisionTable, type Facts } from '@relais/contracts';
import fc from 'fast-check';
import { compileTable, evaluateTable, type FactDefinitions } from '../decision-tables';
import { policyTableKinds } from '../policy';
import { readDmn, writeDmn } from '.';

const facts = { cost: { type: 'number' }, cause: { type: 'string' }, vip: { type: 'boolean' } } as const satisfies FactDefinitions;
const there = (table: DecisionTable): Promise<string> => writeDmn(table, { name: 'trial', facts });
const back = async (xml: string): Promise<DecisionTable> => decisionTable().parse(await readDmn(xml));
const faultsOf = async (xml: string): Promise<string[]> => {
  try {
    await readDmn(xml);
  } catch (error) {
    return (error as { faults: { pointer: string; detail: string }[] }).faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
  }
  return [];
};

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

  it.each(Object.entries(policyTableKinds))('is each of the domain’s own: %s', async (name, { facts: known, standard }) => {
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

const definitions = (
  inner: string,
  prolog = '<?xml version="1.0" encoding="UTF-8"?>\n',
) => `${prolog}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
  xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
  xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" id="Definitions_0x1" name="DRD"
  namespace="http://camunda.org/schema/1.0/dmn" exporter="Camunda Modeler" exporterVersion="5.31.0" modeler:executionPlatform="Camunda Cloud">
${inner}
</definitions>`;
const decision = (table: string) => definitions(`<decision id="Decision_1" name="Goodwill">${table}</decision>`);
const output = '<output id="Output_1" name="advice" typeRef="string" />';
const input = '<input id="Input_1"><inputExpression id="InputExpression_1" typeRef="number"><text>cost</text></inputExpression></input>';
const row = '<rule id="r"><inputEntry><text>-</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>';

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

describe('a document that cannot be kept as it is', () => {
  const table = (inner: string, attributes = 'hitPolicy="FIRST"') =>
    decision(`<decisionTable id="t" ${attributes}>${inner}</decisionTable>`);
  it.each([
    ['a hit policy that is not known here', table(input + output + row, 'hitPolicy="PRIORITY"'), '/hitPolicy PRIORITY'],
    [
      'an aggregation',
      table(input + output + row, 'hitPolicy="COLLECT" aggregation="SUM"'),
      '/definitions/drgElement[1]/decisionLogic/aggregation',
    ],
    [
      'a default output',
      table(`${input}<output name="a" typeRef="string"><defaultOutputEntry><text>1</text></defaultOutputEntry></output>${row}`),
      '/definitions/drgElement[1]/decisionLogic/output[1]/defaultOutputEntry',
    ],
    [
      'allowed values of an input',
      table(`${input.replace('</input>', '<inputValues><text>1</text></inputValues></input>')}${output}${row}`),
      '/definitions/drgElement[1]/decisionLogic/input[1]/inputValues',
    ],
    ['an output of a type that facts do not have', table(`${input}<output name="a" typeRef="date" />${row}`), '/outputs/0/type'],
    [
      'another expression language',
      table(input.replace('<inputExpression', '<inputExpression expressionLanguage="groovy"') + output + row),
      '/definitions/drgElement[1]/decisionLogic/input[1]/inputExpression/@expressionLanguage',
    ],
    ['notes in a column of their own', table(`${input}${output}<annotation name="Todo" />${row}`), '/annotation[1]'],
    ['a description of the whole', definitions('<description>x</description>'), '/definitions/description'],
    [
      'a decision by other means',
      decision('<literalExpression id="l"><text>1</text></literalExpression>'),
      ' has no decision with a decision table',
    ],
    ['a second decision', definitions('<decision id="a" /><decision id="b" />'), '/definitions/decision[2]'],
    [
      'a decision that rests on another',
      decision('<informationRequirement><requiredDecision href="#x" /></informationRequirement>'),
      '/definitions/drgElement[1]/informationRequirement[1]/requiredDecision',
    ],
    ['a knowledge model', definitions('<businessKnowledgeModel id="m" />'), '/definitions/drgElement[1] a BusinessKnowledgeModel'],
    ['an element that DMN does not know', table(`<shout />${input}${output}${row}`), ' line 6: unknown type <dmn:Shout>'],
    ['an attribute that DMN does not know', table(input + output + row, 'mood="good"'), ' unknown attribute <mood>'],
    ['an identifier that is there twice', table(input + output + row + row), ' line 6: duplicate ID <r>'],
    ['no table', definitions(''), ' has no decision with a decision table'],
    [
      'examples that are no JSON',
      table(
        `<extensionElements><r:examples xmlns:r="urn:relais:decision-table:1"><r:example name="a" given="{" expect="[]" /></r:examples></extensionElements>${input}${output}${row}`,
      ),
      '/examples/0/given',
    ],
    ['another DMN', '<definitions xmlns="http://www.omg.org/spec/DMN/20180521/MODEL/" />', ' has to be <definitions> of DMN 1.3'],
    ['no XML', 'cost < 20', ' is no XML; line 1'],
    ['a tag that stays open', '<definitions>', ' is no XML'],
    ['a tag after the end', `${decision('')}<more`, ' is no XML'],
    [
      'an encoding that it is not sent in',
      definitions('', '<?xml version="1.0" encoding="ISO-8859-1"?>'),
      ' is declared in another encoding',
    ],
    ['a character that XML cannot hold', decision('<!-- \u0001 -->'), ' holds a character'],
    ['a reference to such a character', decision('<description>&#0;</description>'), ' &#0; stands for nothing'],
  ])('is refused for %s', async (_, xml, expected) => {
    expect((await faultsOf(xml)).map((fault) => fault.slice(0, expected.length))).toContain(expected);
  });

  it('is refused with all its faults at once', async () => {
    const faults = await faultsOf(
      table(`${input}<output name="a" typeRef="date" /><annotation name="x" />${row}`, 'hitPolicy="ANY" aggregation="SUM"'),
    );
    expect(faults).toHaveLength(4);
  });
});

describe('a document made to harm', () => {
  const bomb = `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    ['entities that grow', definitions('<description>&b;</description>', bomb)],
    ['an outside entity', definitions('<description>&f;</description>', '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>')],
    ['an outside document type', definitions('', '<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd">')],
  ])('has a document type (%s), which is not read', async (_, xml) => {
    expect((await faultsOf(xml))[0]).toContain('has a document type');
  });

  it('names an entity that nobody defined', async () => {
    expect((await faultsOf(decision('<description>&amp;&secret; &amp;</description>')))[0]).toContain('&secret; stands for nothing');
  });

  it.each([
    ['is nested', 'more than 40 deep', definitions('<extensionElements>'.repeat(50_000))],
    ['is crowded', 'more than 60,000 elements', definitions('<a/>'.repeat(200_000))],
    ['opens tags without end', 'is no XML', '<a'.repeat(400_000)],
    ['is full of faults', 'stands for nothing', definitions(`<a>${'&a;'.repeat(300_000)}</a>`)],
  ])('%s, and is refused in less than a second', async (_, words_, xml) => {
    const started = performance.now();
    const faults = await faultsOf(xml);
    expect(faults.join()).toContain(words_);
    expect(faults.length).toBeLessThanOrEqual(60);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
