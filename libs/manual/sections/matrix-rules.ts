// The rows of the escalation matrix, each with its conditions, its team and its reason.
import type { RoutingRule } from '@relais/contracts';
import { routingValues } from '@relais/domain/routing';
import { line, list, row, table } from '../blocks';
import type { Block, Line, Row } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';
import { examples } from './decision-table';

type Condition = keyof typeof routingValues;
const conditions = Object.keys(routingValues) as Condition[];

export function condition(pen: Pen, { rule, name }: { rule: RoutingRule; name: Condition }): string {
  const values = rule[name];
  if (values === undefined) return pen.say('toutes', 'any');
  if (values.length === 0) return pen.say('aucune', 'none');
  return values.map((value) => (name === 'level' ? String(value) : pen.term(String(value), name))).join(', ');
}

export function matrixRules(pen: Pen): Block[] {
  const { matrix, matrixExamples = [] } = pen.source.policy.document;
  const columns = [
    pen.say('règle', 'rule'),
    ...conditions.map((name) => pen.term(name, 'fact')),
    pen.say('équipe', 'team'),
    pen.say('raison', 'reason'),
  ];
  const caption = pen.say('Dans cet ordre, la première qui convient décide', 'In this order, the first that fits decides');
  return [
    ...table({ caption, columns, rows: matrix.map((rule, index) => ruleRow(pen, { rule, index })) }),
    ...list(labels(pen)),
    ...examples(pen, { examples: matrixExamples, pointer: '/matrixExamples' }),
  ];
}

function ruleRow(pen: Pen, { rule, index }: { rule: RoutingRule; index: number }): Row {
  const { id, because, teamId } = rule;
  const { language } = pen;
  const names = [...conditions, 'id', 'teamId'] as const;
  const places = names.flatMap((name) => placesOf(rule[name], `/matrix/${index}/${name}`));
  const reason = because ? [`/matrix/${index}/because/${language}`] : [];
  const cells = conditions.map((name) => condition(pen, { rule, name }));
  const number = id === undefined ? String(index + 1) : `${index + 1}. ${id}`;
  return row([number, ...cells, pen.team(teamId), because?.[language] ?? '–'], [...places, ...reason]);
}

/** What the organisation calls the columns, where it has words of its own. */
const labels = (pen: Pen): Line[] =>
  Object.entries(pen.source.policy.document.matrixLabels ?? {}).map(([column, label]) =>
    line(pen.say(`Colonne « ${pen.term(column, 'fact')} » : ${label}`, `Column “${pen.term(column, 'fact')}”: ${label}`), [
      `/matrixLabels/${column}`,
    ]),
  );
