// Asks a table what its author expects of it, and tells of each answer which cells of the rule held.
import type { DecisionTable, Facts, FactValue, RuleHit } from '@relais/contracts';
import { type CompiledTable, evaluateTable } from './evaluate';
import { RulesOverlapError } from './table-refused';

export interface ExampleOutcome {
  readonly name: string;
  readonly expect: readonly string[];
  /** Of a `unique` table in which several fit, these. */
  readonly fired: readonly string[];
  readonly passes: boolean;
}

/** How each example comes out. Where two rules overlap in a `unique` table, the example fails whatever it expects. */
export const exampleOutcomes = (compiled: CompiledTable, examples: DecisionTable['examples']): ExampleOutcome[] =>
  examples.map(({ name, given, expect }) => {
    const { fired, decides } = firedFor(compiled, given);
    return { name, expect, fired, passes: decides && fired.join() === expect.join() };
  });

function firedFor(compiled: CompiledTable, given: Facts): { fired: readonly string[]; decides: boolean } {
  try {
    return { fired: evaluateTable(compiled, given).map(({ rule }) => rule), decides: true };
  } catch (error) {
    if (!(error instanceof RulesOverlapError)) throw error;
    return { fired: error.rules, decides: false };
  }
}

/** A rule that fired, with each cell that had something to say and the value that it held for. */
export interface TracedHit extends RuleHit {
  readonly held: readonly { readonly input: string; readonly value: FactValue; readonly cell: string }[];
}

/** As `evaluateTable` decides, and why. @throws RulesOverlapError where `unique` is not */
export function traceTable(compiled: CompiledTable, { table, given }: { table: DecisionTable; given: Facts }): TracedHit[] {
  const rows = new Map(table.rules.map((rule) => [rule.id, rule]));
  return evaluateTable(compiled, given).map((hit) => {
    const cells = (rows.get(hit.rule)?.when ?? []).map((cell, index) => ({
      input: table.inputs[index]?.name ?? '',
      value: compiled.inputs[index]?.(given) ?? null,
      cell,
    }));
    return { ...hit, held: cells.filter(({ cell }) => cell !== '-') };
  });
}
