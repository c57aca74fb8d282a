// The decision tables of a policy, compiled once: the organisation's own where it has one, else the domain's (domain.md §4, §7).
import type { DecisionTable, PolicyTables } from '@relais/contracts';
import { adviceTable, criteriaTable, decisionFacts } from '../decision';
import { type CompiledTable, compileTable, DecisionTableRefusedError, type FactDefinitions, type TableFault } from '../decision-tables';
import { dossierFacts, dossierTable } from '../dossier';
import { evaluationFacts, evaluationTable } from '../evaluation';

type TableName = keyof PolicyTables;
export type CompiledPolicyTables = Readonly<Record<TableName, CompiledTable>>;

/** What each table of a policy may ask about, and how the domain fills it. */
export const policyTableKinds: Readonly<Record<TableName, { readonly facts: FactDefinitions; readonly standard: DecisionTable }>> = {
  evaluation: { facts: evaluationFacts, standard: evaluationTable },
  criteria: { facts: decisionFacts, standard: criteriaTable },
  advice: { facts: decisionFacts, standard: adviceTable },
  dossier: { facts: dossierFacts, standard: dossierTable },
};

/** @throws DecisionTableRefusedError naming every fault of every table, its pointer from the root of the policy's document */
export function compilePolicyTables(tables: PolicyTables): CompiledPolicyTables {
  const faults: TableFault[] = [];
  const names = Object.keys(policyTableKinds) as TableName[];
  const compiled = names.map((name) => [name, compiledOrFaults(name, { table: tables[name], faults })] as const);
  if (faults.length > 0) throw new DecisionTableRefusedError(faults);
  return Object.fromEntries(compiled) as CompiledPolicyTables;
}

function compiledOrFaults(
  name: TableName,
  { table, faults }: { table: DecisionTable | undefined; faults: TableFault[] },
): CompiledTable | null {
  const { facts, standard } = policyTableKinds[name];
  try {
    return compileTable(table ?? standard, facts);
  } catch (error) {
    if (!(error instanceof DecisionTableRefusedError)) throw error;
    faults.push(...error.faults.map((fault) => ({ ...fault, pointer: `/tables/${name}${fault.pointer}` })));
    return null;
  }
}
