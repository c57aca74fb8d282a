// Edits a decision table row by row; a rule keeps its name wherever it stands.
import type { DecisionRule, DecisionTable } from '@relais/contracts';

/** No rule of the table has that name (`code` `unknown_rule`); `place` says which of the names given it is. */
export class UnknownRuleError extends Error {
  readonly code = 'unknown_rule';

  constructor(
    readonly rule: string,
    readonly place: 'rule' | 'before',
  ) {
    super(`The table has no rule ${rule}.`);
    this.name = 'UnknownRuleError';
  }
}

/** Puts `rule` in front of the rule `before`, at the end unless given. @throws UnknownRuleError */
export function addRule(table: DecisionTable, { rule, before }: { rule: DecisionRule; before?: string | undefined }): DecisionTable {
  const at = before === undefined ? table.rules.length : indexOf(table, { rule: before, place: 'before' });
  return { ...table, rules: table.rules.toSpliced(at, 0, rule) };
}

/** @throws UnknownRuleError */
export const replaceRule = (table: DecisionTable, rule: DecisionRule): DecisionTable => ({
  ...table,
  rules: table.rules.with(indexOf(table, { rule: rule.id, place: 'rule' }), rule),
});

/** @throws UnknownRuleError */
export const removeRule = (table: DecisionTable, id: string): DecisionTable => ({
  ...table,
  rules: table.rules.toSpliced(indexOf(table, { rule: id, place: 'rule' }), 1),
});

/** Puts the rule `id` in front of the rule `before`, at the end unless given. @throws UnknownRuleError */
export function moveRule(table: DecisionTable, { id, before }: { id: string; before?: string | undefined }): DecisionTable {
  const rule = table.rules[indexOf(table, { rule: id, place: 'rule' })] as DecisionRule;
  // In front of itself it stays where it is.
  return before === id ? table : addRule(removeRule(table, id), { rule, before });
}

function indexOf({ rules }: DecisionTable, { rule, place }: { rule: string; place: 'rule' | 'before' }): number {
  const index = rules.findIndex(({ id }) => id === rule);
  if (index < 0) throw new UnknownRuleError(rule, place);
  return index;
}
