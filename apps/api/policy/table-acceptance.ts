// Decides which tables and rules a draft takes: whatever can be read and asked. Examples that come out otherwise may be mended by the next edit.
import type { DecisionRule, DecisionTable, PolicyDocument } from '@relais/contracts';
import { compileRules, DecisionTableRefusedError, refusedNames, type TableFault } from '@relais/domain/decision-tables';
import { factsOf, type PolicyTableName, tableOf, withTable } from '@relais/domain/policy';
import { asTable } from './table-refusal';

interface Candidate {
  readonly name: PolicyTableName;
  readonly definition: DecisionTable;
}

/** @throws DecisionTableRefusedError naming every cell that cannot be read, and of the matrix every one that cases could not carry */
export function assertReadable({ name, definition }: Candidate): void {
  const unread = faultsOf(() => compileRules(definition, factsOf(name)));
  const unkept = faultsOf(() => withTable({ tables: {} } as PolicyDocument, { name, definition }));
  // What no reader understands, no list can carry either: one fault per place is enough.
  const faults = [...unread, ...unkept.filter(({ pointer }) => !unread.some((fault) => fault.pointer === pointer))];
  if (faults.length > 0) throw new DecisionTableRefusedError(faults);
}

export interface RowEdit {
  readonly name: PolicyTableName;
  readonly edit: (table: DecisionTable) => DecisionTable;
  /** What is new; `pointer` is its place in the body. */
  readonly rule?: DecisionRule;
  readonly pointer?: string;
}

/** The document with one row of a table edited. @throws DecisionTableRefusedError · UnknownRuleError · ProblemError for a table without rules, or too many */
export function withEditedRow(document: PolicyDocument, { name, edit, rule, pointer = '' }: RowEdit): PolicyDocument {
  const { definition } = tableOf(document, name);
  if (rule) assertRuleReadable(rule, { name, definition, pointer });
  const edited = asTable(edit(definition));
  const repeated = refusedNames(edited).map((fault) => ({ ...fault, pointer: `${pointer}/id` }));
  if (repeated.length > refusedNames(definition).length) throw new DecisionTableRefusedError(repeated);
  return withTable(document, { name, definition: edited });
}

/** The table around it was there before. */
function assertRuleReadable(rule: DecisionRule, { name, definition, pointer }: Candidate & { readonly pointer: string }): void {
  const faults = faultsOf(() => assertReadable({ name, definition: { ...definition, rules: [rule], examples: [] } }));
  const own = faults.filter((fault) => fault.pointer.startsWith('/rules/0/'));
  if (own.length === 0) return;
  throw new DecisionTableRefusedError(own.map((fault) => ({ ...fault, pointer: pointer + fault.pointer.slice('/rules/0'.length) })));
}

function faultsOf(read: () => unknown): readonly TableFault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DecisionTableRefusedError) return error.faults;
    throw error;
  }
}
