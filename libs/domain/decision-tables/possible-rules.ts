// Tells what a table could still answer: a fact that nobody knows is no reason to be sure of a rule, nor to leave one out.
import type { Facts, FactValue, RuleHit } from '@relais/contracts';
import type { CompiledRule, CompiledTable } from './evaluate';

/**
 * The rules that fire for these facts, or would if what is not known of them turned out so, in the order of the table. Under `first`, none behind
 * one that fires whatever the rest turns out to be.
 */
export function possibleRules({ hitPolicy, inputs, asks, rules }: CompiledTable, facts: Facts): readonly RuleHit[] {
  const values = inputs.map((read) => read(facts));
  const open = asks.map((names) => names.some((name) => isUnknown(facts, name)));
  const hits: RuleHit[] = [];
  for (const rule of rules) {
    const fit = fitOf(rule, { facts, values, open });
    if (fit !== 'never') hits.push(rule.hit);
    if (fit === 'surely' && hitPolicy === 'first') break;
  }
  return hits;
}

interface Known {
  readonly facts: Facts;
  readonly values: readonly FactValue[];
  /** Of each input, whether it asks for what is not known. */
  readonly open: readonly boolean[];
}

function fitOf({ tests }: CompiledRule, { facts, values, open }: Known): 'surely' | 'perhaps' | 'never' {
  let fit: 'surely' | 'perhaps' = 'surely';
  for (const { input, holds, asks } of tests) {
    if (open[input] || asks.some((name) => isUnknown(facts, name))) fit = 'perhaps';
    else if (!holds(values[input] as FactValue, facts)) return 'never';
  }
  return fit;
}

const isUnknown = (facts: Facts, name: string): boolean => facts[name] === undefined || facts[name] === null;
