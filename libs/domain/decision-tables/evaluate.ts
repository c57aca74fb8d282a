// Asks a compiled table: which rules fire for these facts, by its hit policy.
import type { DecisionTable, Facts, FactValue, RuleHit } from '@relais/contracts';
import type { Reading, Test } from './expression';
import { RulesOverlapError } from './table-refused';

export interface CompiledRule {
  /** One test per input; an input that every rule of the table ignores costs nothing. */
  readonly tests: readonly {
    readonly input: number;
    readonly holds: Test /** Facts that the cell itself names. */;
    readonly asks: readonly string[];
  }[];
  readonly hit: RuleHit;
}

export interface CompiledTable {
  readonly hitPolicy: DecisionTable['hitPolicy'];
  readonly inputs: readonly Reading[];
  /** The facts that each input is made of. */
  readonly asks: readonly (readonly string[])[];
  readonly rules: readonly CompiledRule[];
}

/**
 * The rules that fire, in the order of the table: at most one for `first` and `unique`; none when none fits. A fact left out is null.
 * @throws RulesOverlapError where `unique` is not
 */
export function evaluateTable({ hitPolicy, inputs, rules }: CompiledTable, facts: Facts): readonly RuleHit[] {
  const values = inputs.map((read) => read(facts));
  const hits: RuleHit[] = [];
  for (const rule of rules) {
    if (!fits(rule, values, facts)) continue;
    hits.push(rule.hit);
    if (hitPolicy === 'first') break;
  }
  if (hitPolicy === 'unique' && hits.length > 1) throw new RulesOverlapError(hits.map(({ rule }) => rule));
  return hits;
}

// Positional for speed: this runs for every rule of every question.
// biome-ignore lint/complexity/useMaxParams: an object per rule would cost as much as the tests.
function fits({ tests }: CompiledRule, values: readonly FactValue[], facts: Facts): boolean {
  for (const { input, holds } of tests) if (!holds(values[input] as FactValue, facts)) return false;
  return true;
}
