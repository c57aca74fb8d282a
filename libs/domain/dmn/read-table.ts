// Turns the decision table of a DMN document into the form people edit, for the schema to check afterwards.
import type { TableFault } from '../decision-tables';
import type { Clause, Example, Rule, Table, Text } from './dmn-model';
import { valuesOf } from './value-list';

const policies: Readonly<Record<string, string>> = { FIRST: 'first', UNIQUE: 'unique', COLLECT: 'collect' };
const column = /^[a-z][A-Za-z0-9]{0,39}$/;
/** FEEL’s own names of types, and those of tools that distinguish kinds of numbers. */
const types: Readonly<Record<string, string>> = {
  ...{ number: 'number', integer: 'number', long: 'number', double: 'number' },
  ...{ string: 'string', boolean: 'boolean' },
};

/** `faults` gets what cannot be read; pointers are those of the table that comes out. */
export function readTable(table: Table, faults: TableFault[]): unknown {
  const refuse = (pointer: string, detail: string) => void faults.push({ code: 'cannot_be_kept', pointer, detail });
  const hitPolicy = policies[table.hitPolicy ?? 'UNIQUE'];
  if (!hitPolicy) refuse('/hitPolicy', `${table.hitPolicy} is not known here: FIRST, UNIQUE or COLLECT.`);
  const reasons = reasonsOf(table.annotation ?? [], refuse);
  return {
    hitPolicy,
    inputs: readInputs(table.input ?? []),
    outputs: (table.output ?? []).map((output, index) => readOutput(output, { refuse, pointer: `/outputs/${index}` })),
    rules: (table.rule ?? []).map((rule, index) => readRule(rule, { reasons, index })),
    examples: examplesOf(table).map((example, index) => readExample(example, { refuse, pointer: `/examples/${index}` })),
  };
}

type Refuse = (pointer: string, detail: string) => void;
interface Place {
  readonly refuse: Refuse;
  readonly pointer: string;
}

const textOf = (text: Text | undefined): string => (text?.text ?? '').trim();
const labelOf = ({ label }: Clause) => (label === undefined || label.trim() === '' ? {} : { label });

function readInputs(inputs: readonly Clause[]): unknown[] {
  const used = new Set<string>();
  return inputs.map((input, index) => {
    const expression = textOf(input.inputExpression);
    // Written by Relais, the identifier holds the name; else the fact is one, unless two columns ask for the same.
    const candidates = [(input.id ?? '').replace(/^input_/, ''), expression];
    const name = (input.id?.startsWith('input_') ? candidates : [expression]).find((one) => column.test(one) && !used.has(one));
    const named = name ?? `input${index + 1}`;
    used.add(named);
    return { name: named, ...labelOf(input), expression };
  });
}

function readOutput(output: Clause, { refuse, pointer }: Place): unknown {
  const type = types[(output.typeRef ?? '').replace(/^feel:/, '')];
  if (!type) refuse(`${pointer}/type`, 'names its type as typeRef: number, string or boolean.');
  const list = textOf(output.outputValues);
  const values = list === '' ? undefined : valuesOf(list);
  if (values === null) refuse(`${pointer}/values`, 'lists literals, separated by commas; texts stand in double quotes.');
  return { name: output.name, ...labelOf(output), type, ...(values && { values }) };
}

interface Reasons {
  readonly fr: number;
  readonly en: number;
}

/** Columns of annotations are the reasons in the two languages, or nothing that could be kept. */
function reasonsOf(annotations: readonly Clause[], refuse: Refuse): Reasons {
  const names = annotations.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if ((name === 'fr' || name === 'en') && names.indexOf(name) === index) continue;
    refuse(`/annotation[${index + 1}]`, 'Annotations are the reason of a rule: one column named fr and one named en.');
  }
  return { fr: names.indexOf('fr'), en: names.indexOf('en') };
}

function readRule(rule: Rule, { reasons, index }: { reasons: Reasons; index: number }): unknown {
  const because = becauseOf(rule, reasons);
  return {
    // An identifier of XML may not begin with a digit, so Relais writes a prefix; other tools write capitals.
    id: rule.id === undefined ? `row-${index + 1}` : rule.id.replace(/^rule_/, '').toLowerCase(),
    when: (rule.inputEntry ?? []).map((entry) => textOf(entry) || '-'),
    gives: (rule.outputEntry ?? []).map((entry) => textOf(entry) || 'null'),
    ...(because && { because }),
  };
}

/** A description, as tools without columns of annotations write it, is the reason in both languages. */
function becauseOf({ annotationEntry = [], description = '' }: Rule, { fr, en }: Reasons): { fr: string; en: string } | null {
  const noted = { fr: textOf(annotationEntry[fr]), en: textOf(annotationEntry[en]) };
  if (noted.fr !== '' || noted.en !== '') return noted;
  return description.trim() === '' ? null : { fr: description, en: description };
}

const examplesOf = ({ extensionElements }: Table): readonly Example[] =>
  (extensionElements?.values ?? []).filter(({ $type }) => $type === 'relais:Examples').flatMap(({ examples = [] }) => examples);

function readExample({ name, given, expect }: Example, { refuse, pointer }: Place): unknown {
  const read = (field: string, json = ''): unknown => {
    try {
      return JSON.parse(json);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      refuse(`${pointer}/${field}`, 'is JSON, as Relais writes it.');
      return null;
    }
  };
  return { name, given: read('given', given), expect: read('expect', expect) };
}
