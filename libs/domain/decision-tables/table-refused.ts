// A decision table is refused whole, with every fault named by its place, so that no half-understood rule ever decides.

export type TableFaultCode =
  | 'unreadable_expression'
  | 'unknown_name'
  | 'wrong_type'
  | 'wrong_number_of_cells'
  | 'duplicate_name'
  | 'not_one_of'
  | 'too_costly'
  | 'example_fails'
  | 'not_dmn'
  | 'cannot_be_kept';

export interface TableFault {
  readonly code: TableFaultCode;
  /** JSON pointer into the table. */
  readonly pointer: string;
  readonly detail: string;
}

/** The table cannot decide (`code` `decision_table_refused`); `faults` names each place. */
export class DecisionTableRefusedError extends Error {
  readonly code = 'decision_table_refused';

  constructor(readonly faults: readonly TableFault[]) {
    super(`The decision table is refused: ${faults.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join(' · ')}`);
    this.name = 'DecisionTableRefusedError';
  }
}

/** Two rules of a table with the hit policy `unique` fit the same facts (`code` `rules_overlap`): one of them has to be narrowed. */
export class RulesOverlapError extends Error {
  readonly code = 'rules_overlap';

  constructor(readonly rules: readonly string[]) {
    super(`The rules ${rules.join(', ')} fit the same facts, and only one may: narrow one of them, or use the hit policy first.`);
    this.name = 'RulesOverlapError';
  }
}
