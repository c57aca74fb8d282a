// Finds in a DMN document what a decision table of Relais has no place for: kept silently away, it would decide differently elsewhere.
import type { ModdleElement } from 'dmn-moddle';
import type { TableFault } from '../decision-tables';

/**
 * What is read of each kind of element, or only draws and names it for people of another tool; identifiers and extensions of other tools
 * are passed over everywhere. A kind that is missing here has no place at all.
 */
const known: Readonly<Record<string, readonly string[]>> = {
  'dmn:Definitions': ['name', 'namespace', 'expressionLanguage', 'typeLanguage', 'exporter', 'exporterVersion', 'drgElement', 'dmnDI'],
  'dmn:Decision': ['name', 'variable', 'informationRequirement', 'decisionLogic'],
  'dmn:DecisionTable': ['hitPolicy', 'input', 'output', 'annotation', 'rule', 'preferredOrientation', 'annotationsWidth'],
  'dmn:InputClause': ['label', 'inputExpression', 'width'],
  'dmn:OutputClause': ['label', 'name', 'typeRef', 'outputValues', 'width'],
  'dmn:RuleAnnotationClause': ['name'],
  'dmn:DecisionRule': ['description', 'inputEntry', 'outputEntry', 'annotationEntry'],
  'dmn:LiteralExpression': ['text', 'typeRef', 'expressionLanguage'],
  'dmn:UnaryTests': ['text', 'typeRef', 'expressionLanguage'],
  'dmn:RuleAnnotation': ['text'],
  'dmn:InformationRequirement': ['requiredInput'],
};
/** Not looked into: they draw the table, or name the facts that its kind knows. */
const passedOver = new Set(['dmnDI', 'variable', 'requiredInput', 'extensionElements']);
const everywhere = ['id', 'extensionElements'];
const feel = /^(?:feel|https?:\/\/www\.omg\.org\/spec\/(?:DMN\/\d{8}\/)?FEEL\/?)$/i;

/** Every such place, from `element` on; `path` is written as in XPath. */
export function unkept(element: ModdleElement, path: string): TableFault[] {
  const names = known[element.$type];
  if (!names) return [unkeptAt(path, `a ${element.$type.slice('dmn:'.length)} is no decision table`)];
  const faults: TableFault[] = [];
  for (const name of Object.keys(element).filter((key) => !key.startsWith('$'))) {
    const value = element[name];
    if (!names.includes(name) && !everywhere.includes(name)) faults.push(unkeptAt(`${path}/${name}`, 'has no place in a table here'));
    else if (name === 'expressionLanguage' && !feel.test(String(value))) faults.push(unkeptAt(`${path}/@${name}`, 'is not FEEL'));
    else if (!passedOver.has(name)) faults.push(...below(value, `${path}/${name}`));
  }
  return faults;
}

const below = (value: unknown, path: string): TableFault[] =>
  Array.isArray(value)
    ? value.flatMap((one, index) => (isElement(one) && one.$type !== 'dmn:InputData' ? unkept(one, `${path}[${index + 1}]`) : []))
    : isElement(value)
      ? unkept(value, path)
      : [];

const isElement = (value: unknown): value is ModdleElement => typeof (value as ModdleElement | null)?.$type === 'string';

const unkeptAt = (pointer: string, detail: string): TableFault => ({ code: 'cannot_be_kept', pointer, detail });
