// Shows the escalation matrix, a list that cases carry frozen, as a decision table with the same decisions (domain.md §6).
import type { DecisionTable, PolicyDocument, RoutingRule } from '@relais/contracts';
import type { FactDefinitions } from '../decision-tables';
import { routingValues } from '../routing';

/** What a policy says of its matrix. */
export type Matrix = Pick<PolicyDocument, 'matrix' | 'matrixLabels' | 'matrixExamples'>;

export type RoutingColumn = keyof typeof routingValues;
export const routingColumns = Object.keys(routingValues) as RoutingColumn[];

/** What the matrix may ask about. */
export const routingFacts: FactDefinitions = {
  ...text('category'),
  ...text('type'),
  level: { type: 'number' },
  ...text('tier'),
  ...text('urgency'),
  ...text('language'),
};

function text(name: Exclude<RoutingColumn, 'level'>): FactDefinitions {
  return { [name]: { type: 'string', values: routingValues[name] } };
}

/** Never holds: the cell of a condition that lists nothing. */
export const never = 'false';

/** The rows with their names: a row without one is named by its place, and by what else nobody is called. */
export function namedRows(matrix: readonly RoutingRule[]): (RoutingRule & { readonly id: string })[] {
  const taken = new Set(matrix.map(({ id }) => id));
  const free = (name: string): string => (taken.has(name) ? free(`${name}-`) : name);
  return matrix.map((rule, index) => ({ ...rule, id: rule.id ?? free(`row-${index + 1}`) }));
}

/** The table that decides as the list does. */
export function tableOfMatrix({ matrix, matrixLabels = {}, matrixExamples = [] }: Matrix): DecisionTable {
  const labelled = (name: RoutingColumn | 'teamId') => (matrixLabels[name] === undefined ? {} : { label: matrixLabels[name] });
  return {
    hitPolicy: 'first',
    inputs: routingColumns.map((name) => ({ name, ...labelled(name), expression: name })),
    outputs: [{ name: 'teamId', ...labelled('teamId'), type: 'string' }],
    rules: namedRows(matrix).map(({ id, teamId, because, ...conditions }) => ({
      id,
      when: routingColumns.map((name) => cellOf(conditions[name])),
      gives: [JSON.stringify(teamId)],
      ...(because && { because }),
    })),
    examples: matrixExamples,
  };
}

function cellOf(values: readonly (string | number)[] | undefined): string {
  if (values === undefined) return '-';
  return values.length === 0 ? never : values.map((value) => JSON.stringify(value)).join(', ');
}
