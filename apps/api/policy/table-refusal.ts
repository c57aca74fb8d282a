// Says why a decision table is not kept or tried, each place named, as problems.
import { type DecisionTable, decisionTable } from '@relais/contracts';
import { DecisionTableRefusedError, RulesOverlapError, UnknownRuleError } from '@relais/domain/decision-tables';
import { contradiction, notFound, ProblemError } from '../http/problem-error';
import { check, type RequestFault } from '../http/validation';

/** Enough to mend, too few to flood. */
const mostFaults = 100;

export const tableRefused = (errors: readonly RequestFault[]): ProblemError =>
  new ProblemError({
    code: 'decision_table_refused',
    detail: 'See errors for each place of the table.',
    details: { errors: errors.slice(0, mostFaults).map(({ pointer, detail }) => ({ pointer, detail })) },
  });

/** `value` as a table. @throws ProblemError decision_table_refused */
export function asTable(value: unknown): DecisionTable {
  const checked = check(decisionTable(), { value, prefix: '' });
  if ('faults' in checked) throw tableRefused(checked.faults);
  return checked.value;
}

/** Runs what reads or changes a table. @throws ProblemError */
export async function onTable<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

function problemOf(error: unknown): ProblemError | null {
  if (error instanceof DecisionTableRefusedError) return tableRefused(error.faults);
  if (error instanceof RulesOverlapError) return new ProblemError({ code: error.code, detail: error.message });
  if (!(error instanceof UnknownRuleError)) return null;
  return error.place === 'rule' ? notFound(error.message) : contradiction([{ pointer: '/before', detail: 'names no rule of the table' }]);
}
