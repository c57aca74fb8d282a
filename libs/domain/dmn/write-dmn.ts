// Writes a decision table as a DMN 1.3 document that other tools open and that reads back as the same table.
import type { DecisionTable } from '@relais/contracts';
import type { ModdleElement } from 'dmn-moddle';
import { DecisionTableRefusedError, type FactDefinitions, refusedNames, type TableFault } from '../decision-tables';
import { dmn, dmnNamespace } from './dmn-model';
import { isSayable } from './plain-xml';
import { listOf } from './value-list';

export interface Named {
  /** Of the table, as in `evaluation`; names the decision. */
  readonly name: string;
  readonly facts: FactDefinitions;
}

/** @throws DecisionTableRefusedError for names that are there twice and for characters that XML cannot say */
export async function writeDmn(table: DecisionTable, { name, facts }: Named): Promise<string> {
  const faults = [...refusedNames(table), ...unsayable(table, '')];
  if (faults.length > 0) throw new DecisionTableRefusedError(faults);
  const decision = dmn.create('dmn:Decision', { id: `decision_${name}`, name, decisionLogic: tableOf(table, { name, facts }) });
  const document = dmn.create('dmn:Definitions', {
    ':xmlns': dmnNamespace,
    id: 'relais',
    name,
    namespace: 'urn:relais:policy',
    drgElement: [decision],
  });
  const { xml } = await dmn.toXML(document, { format: true });
  // Other readers take a raw carriage return for a line feed, and a raw tab in an attribute for a blank.
  return xml.replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
}

function tableOf({ hitPolicy, inputs, outputs, rules, examples }: DecisionTable, { name, facts }: Named): ModdleElement {
  const explained = rules.some(({ because }) => because);
  return dmn.create('dmn:DecisionTable', {
    id: `table_${name}`,
    hitPolicy: hitPolicy.toUpperCase(),
    ...(examples.length > 0 && { extensionElements: dmn.create('dmn:ExtensionElements', { values: [examplesOf(examples)] }) }),
    input: inputs.map((input) => inputOf(input, facts)),
    output: outputs.map(outputOf),
    ...(explained && { annotation: ['fr', 'en'].map((language) => dmn.create('dmn:RuleAnnotationClause', { name: language })) }),
    rule: rules.map((rule, row) => ruleOf(rule, { row, explained })),
  });
}

const labelled = (label: string | undefined) => (label === undefined ? {} : { label });

function inputOf({ name, label, expression }: DecisionTable['inputs'][number], facts: FactDefinitions): ModdleElement {
  const typeRef = Object.hasOwn(facts, expression) ? facts[expression]?.type : undefined;
  const inputExpression = dmn.create('dmn:LiteralExpression', { id: `expression_${name}`, ...(typeRef && { typeRef }), text: expression });
  return dmn.create('dmn:InputClause', { id: `input_${name}`, ...labelled(label), inputExpression });
}

function outputOf({ name, label, type, values }: DecisionTable['outputs'][number]): ModdleElement {
  const outputValues = values && dmn.create('dmn:UnaryTests', { id: `values_${name}`, text: listOf(values, type) });
  return dmn.create('dmn:OutputClause', {
    id: `output_${name}`,
    ...labelled(label),
    name,
    typeRef: type,
    ...(outputValues && { outputValues }),
  });
}

function ruleOf(
  { id, when, gives, because }: DecisionTable['rules'][number],
  { row, explained }: { row: number; explained: boolean },
): ModdleElement {
  return dmn.create('dmn:DecisionRule', {
    id: `rule_${id}`,
    inputEntry: when.map((text, index) => dmn.create('dmn:UnaryTests', { id: `when_${row + 1}_${index + 1}`, text })),
    outputEntry: gives.map((text, index) => dmn.create('dmn:LiteralExpression', { id: `gives_${row + 1}_${index + 1}`, text })),
    ...(explained && { annotationEntry: [because?.fr ?? '', because?.en ?? ''].map((text) => dmn.create('dmn:RuleAnnotation', { text })) }),
  });
}

const examplesOf = (examples: DecisionTable['examples']): ModdleElement =>
  dmn.create('relais:Examples', {
    examples: examples.map(({ name, given, expect }) =>
      dmn.create('relais:Example', { name, given: JSON.stringify(given), expect: JSON.stringify(expect) }),
    ),
  });

function unsayable(value: unknown, pointer: string): TableFault[] {
  if (typeof value === 'string') {
    return isSayable(value) ? [] : [{ code: 'cannot_be_kept', pointer, detail: 'holds a character that no XML can hold.' }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => unsayable(one, `${pointer}/${name}`));
}
