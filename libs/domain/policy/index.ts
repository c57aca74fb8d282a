// The public face of freezing: what turns an organisation's rules into those of one case.
export { CompiledTables, type PolicyVersion } from './compiled-tables';
export { durationNames, type FreezeRules, freezeRules } from './freeze-rules';
export { PolicyRefusedError } from './policy-refused';
export { factsOf, type PolicyTable, type PolicyTableName, tableOf, withoutTable, withTable } from './policy-table';
export { type CompiledPolicyTables, compilePolicyTables, policyTableKinds } from './policy-tables';
