// Turns a decision table back into the list that cases carry, or refuses it where the list could not decide the same.
import type { DecisionRule, DecisionTable, MatrixColumn, RoutingRule } from '@relais/contracts';
import { DecisionTableRefusedError, literal, type TableFault } from '../decision-tables';
import { routingValues } from '../routing';
import { type Matrix, never, type RoutingColumn, routingColumns } from './table-of-matrix';

type Refuse = (pointer: string, detail: string) => void;

/** @throws DecisionTableRefusedError naming each cell and column that the list has no place for */
export function matrixOfTable(table: DecisionTable): Required<Matrix> {
  const faults: TableFault[] = [];
  const refuse: Refuse = (pointer, detail) => void faults.push({ code: 'cannot_be_kept', pointer, detail });
  if (table.hitPolicy !== 'first') refuse('/hitPolicy', 'A case goes to the team of the first row that fits: first.');
  const columns = columnsOf(table, refuse);
  refuseOutputs(table, refuse);
  const matrix = table.rules.map((rule, index) => rowOf(rule, { columns, refuse, pointer: `/rules/${index}` }));
  if (faults.length > 0) throw new DecisionTableRefusedError(faults);
  return { matrix, matrixLabels: labelsOf(table), matrixExamples: table.examples };
}

function columnsOf({ inputs }: DecisionTable, refuse: Refuse): RoutingColumn[] {
  return inputs.map(({ name, expression }, index) => {
    const column = expression as RoutingColumn;
    if (!routingColumns.includes(column)) refuse(`/inputs/${index}/expression`, `is one of ${routingColumns.join(', ')}.`);
    else if (name !== expression) refuse(`/inputs/${index}/name`, `is ${expression}, like the fact it asks for.`);
    return column;
  });
}

function refuseOutputs({ outputs: [output, ...others] }: DecisionTable, refuse: Refuse): void {
  if (others.length > 0) refuse('/outputs/1', 'A row of the matrix gives a team and nothing else.');
  if (output?.name !== 'teamId') refuse('/outputs/0/name', 'is teamId.');
  if (output?.type !== 'string') refuse('/outputs/0/type', 'is string: the id of a team.');
  if (output?.values) refuse('/outputs/0/values', 'is left out: the teams are those of the organisation.');
}

interface Row {
  readonly columns: readonly RoutingColumn[];
  readonly refuse: Refuse;
  readonly pointer: string;
}

function rowOf({ id, when, gives, because }: DecisionRule, { columns, refuse, pointer }: Row): RoutingRule {
  const conditions = columns.flatMap((column, index) => {
    const allowed = routingValues[column] as readonly (string | number)[] | undefined;
    const values = allowed && readCell(when[index] ?? '-', allowed);
    if (values === null)
      refuse(
        `${pointer}/when/${index}`,
        `is one or more of ${(allowed ?? []).map((one) => JSON.stringify(one)).join(', ')}, or -: cases carry no other condition.`,
      );
    return values ? [[column, values] as const] : [];
  });
  return {
    ...(Object.fromEntries(conditions) as Omit<RoutingRule, 'teamId'>),
    teamId: readTeam(gives, { refuse, pointer }),
    id,
    ...(because && { because }),
  };
}

/** The values that a condition lists; undefined for one that always holds, null for one that no list can say. */
function readCell(cell: string, allowed: readonly (string | number)[]): (string | number)[] | null | undefined {
  if (cell === '-') return undefined;
  if (cell === never) return [];
  const values = cell.split(',').map((part) => literal(part.trim()) as string | number);
  return values.every((value) => allowed.includes(value)) ? values : null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

function readTeam([cell = '']: readonly string[], { refuse, pointer }: Omit<Row, 'columns'>): string {
  const team = literal(cell);
  if (typeof team === 'string' && uuid.test(team)) return team;
  refuse(`${pointer}/gives/0`, 'is the id of a team, in double quotes.');
  return '';
}

const labelsOf = ({ inputs, outputs }: DecisionTable): Partial<Record<MatrixColumn, string>> =>
  Object.fromEntries([...inputs, ...outputs].flatMap(({ name, label }) => (label === undefined ? [] : [[name, label]])));
