// Lays out one decision table of the policy: what it asks, each of its rules with the reason people are shown, and its examples.
import type { DecisionRule, DecisionTable, PolicyTables } from '@relais/contracts';
import { line, list, paragraph, row, table } from '../blocks';
import type { Block, Line, Row } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';
import { cellInWords } from '../words/cell';

interface Laid {
  readonly name: keyof PolicyTables;
  readonly caption: string;
}

interface Given {
  readonly table: DecisionTable;
  readonly pointer: string;
}

export function decisionTable(pen: Pen, { name, caption }: Laid): Block[] {
  const given: Given = { table: pen.source.policy.document.tables[name] as DecisionTable, pointer: `/tables/${name}` };
  const { inputs, outputs, rules, hitPolicy } = given.table;
  const columns = [
    pen.say('règle', 'rule'),
    ...inputs.map((input) => input.label ?? pen.term(input.name, 'fact')),
    ...outputs.map((output) => output.label ?? pen.term(output.name, 'fact')),
    pen.say('raison', 'reason'),
  ];
  return [
    ...table({ caption, columns, rows: rules.map((rule, index) => ruleRow(pen, { given, rule, index })) }),
    paragraph(
      pen.say(
        `Lecture : ${pen.term(hitPolicy, 'hitPolicy')} ; « – » convient toujours.`,
        `How to read it: ${pen.term(hitPolicy, 'hitPolicy')}; “–” always fits.`,
      ),
      [`${given.pointer}/hitPolicy`],
    ),
    ...list(columnsOf(pen, given)),
    ...examples(pen, { examples: given.table.examples, pointer: `${given.pointer}/examples` }),
  ];
}

function ruleRow(
  pen: Pen,
  {
    given: {
      table: { inputs, outputs },
      pointer,
    },
    rule,
    index,
  }: { given: Given; rule: DecisionRule; index: number },
): Row {
  const { language } = pen;
  const amount = (minor: number) => pen.amount(minor);
  const when = rule.when.map((cell, input) => cellInWords(cell, { language, column: inputs[input]?.expression ?? '', amount }));
  const gives = rule.gives.map((cell, output) => cellInWords(cell, { language, column: outputs[output]?.name ?? '', amount }));
  const place = `${pointer}/rules/${index}`;
  const { id, because } = rule;
  const told = { id, when: rule.when, gives: rule.gives, ...(because && { because: { [language]: because[language] } }) };
  return row([id, ...when, ...gives, because?.[language] ?? '–'], placesOf(told, place));
}

function columnsOf(pen: Pen, { table: { inputs, outputs }, pointer }: Given): Line[] {
  return [
    ...inputs.map(({ name, label, expression }, index) => {
      const said = pen.say(`Question « ${name} »`, `Question “${name}”`);
      const text = `${said} : ${label ?? pen.term(name, 'fact')} = ${expression}`;
      return line(text, placesOf({ name, label, expression }, `${pointer}/inputs/${index}`));
    }),
    ...outputs.map(({ name, label, type, values }, index) => {
      const said = pen.say(`Réponse « ${name} »`, `Answer “${name}”`);
      const oneOf = values ? ` : ${values.join(', ')}` : '';
      const text = `${said} : ${label ?? pen.term(name, 'fact')} (${pen.term(type, 'factType')}${oneOf})`;
      return line(text, placesOf({ name, label, type, values }, `${pointer}/outputs/${index}`));
    }),
  ];
}

interface Examples {
  readonly examples: DecisionTable['examples'];
  readonly pointer: string;
}

export function examples(pen: Pen, { examples: all, pointer }: Examples): Block[] {
  const rows = all.map(({ name, given, expect }, index) => {
    const facts = Object.entries(given).map(([fact, value]) => `${fact} = ${String(value)}`);
    const cells = [name, facts.join('\n') || '–', expect.join(', ') || pen.say('aucune', 'none')];
    return row(cells, placesOf({ name, given, expect }, `${pointer}/${index}`));
  });
  const columns = [pen.say('exemple', 'example'), pen.say('faits', 'facts'), pen.say('règles qui jouent', 'rules that fire')];
  return table({ caption: pen.say('Exemples, vérifiés avec la table', 'Examples, checked with the table'), columns, rows });
}
