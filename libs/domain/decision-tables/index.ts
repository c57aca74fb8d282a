// The public face of decision tables: for the API, the activities and the checks of a policy; never for workflows, which carry no FEEL.
export { compileRules, compileTable, type FactDefinitions, refusedNames } from './compile-table';
export { type CompiledTable, evaluateTable } from './evaluate';
export { factsOf, knownFact } from './known-facts';
export { literal } from './plain-cell';
export { possibleRules } from './possible-rules';
export { addRule, moveRule, removeRule, replaceRule, UnknownRuleError } from './rows';
export { DecisionTableRefusedError, RulesOverlapError, type TableFault, type TableFaultCode } from './table-refused';
export { type ExampleOutcome, exampleOutcomes, type TracedHit, traceTable } from './try-table';
