// The public face of decision tables: for the API, the activities and the checks of a policy; never for workflows, which carry no FEEL.
export { compileTable, type FactDefinitions, refusedNames } from './compile-table';
export { type CompiledTable, evaluateTable } from './evaluate';
export { factsOf, knownFact } from './known-facts';
export { possibleRules } from './possible-rules';
export { DecisionTableRefusedError, RulesOverlapError, type TableFault, type TableFaultCode } from './table-refused';
