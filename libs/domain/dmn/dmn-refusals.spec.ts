// Contract: what a table here cannot hold is refused whole, every place named; what is made to harm is refused at once.
// Lost otherwise: rules that decide otherwise than their author wrote them, or a text that takes the API down.
import { foreignDmn } from '@relais/testing/cases';
import { readDmn } from '.';

const faultsOf = async (xml: string): Promise<string[]> => {
  try {
    await readDmn(xml);
  } catch (error) {
    return (error as { faults: { pointer: string; detail: string }[] }).faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
  }
  return [];
};

const { decision, definitions, input, output, row } = foreignDmn;

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
