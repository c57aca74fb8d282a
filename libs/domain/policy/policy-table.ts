// Finds a decision table in a policy and puts one there: the four that may be the domain's own, and the matrix, which is kept as a list.
import type { DecisionTable, PolicyDocument, PolicyTables } from '@relais/contracts';
import type { FactDefinitions } from '../decision-tables';
import { matrixOfTable, routingFacts, tableOfMatrix } from '../escalation-table';
import { policyTableKinds } from './policy-tables';

export type PolicyTableName = keyof PolicyTables | 'escalation';

export interface PolicyTable {
  readonly definition: DecisionTable;
  /** The domain's own, which counts while the policy has none. */
  readonly standard: boolean;
}

/** What the cells of a table may ask about. */
export const factsOf = (name: PolicyTableName): FactDefinitions => (name === 'escalation' ? routingFacts : policyTableKinds[name].facts);

/** The table that counts under a policy. */
export function tableOf(document: PolicyDocument, name: PolicyTableName): PolicyTable {
  if (name === 'escalation') return { definition: tableOfMatrix(document), standard: false };
  const definition = document.tables[name];
  return { definition: definition ?? policyTableKinds[name].standard, standard: definition === undefined };
}

/** @throws DecisionTableRefusedError where the matrix cannot hold what the table says */
export const withTable = (
  document: PolicyDocument,
  { name, definition }: { name: PolicyTableName; definition: DecisionTable },
): PolicyDocument =>
  name === 'escalation'
    ? { ...document, ...matrixOfTable(definition) }
    : { ...document, tables: { ...document.tables, [name]: definition } };

/** Back to the domain's own. */
export function withoutTable(document: PolicyDocument, name: keyof PolicyTables): PolicyDocument {
  const { [name]: _removed, ...tables } = document.tables;
  return { ...document, tables };
}
