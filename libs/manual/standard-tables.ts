// Puts the domain's decision tables where a policy brings none of its own: cases live by them, so the manual tells them.
import { policyTableKinds } from '@relais/domain/policy';
import type { ManualSource } from './manual-source';

export function withStandardTables(given: ManualSource): ManualSource {
  const { policy } = given;
  const standard = Object.fromEntries(Object.entries(policyTableKinds).map(([name, kind]) => [name, kind.standard]));
  const own = Object.fromEntries(Object.entries(policy.document.tables).filter(([, table]) => table !== undefined));
  return { ...given, policy: { ...policy, document: { ...policy.document, tables: { ...standard, ...own } } } };
}
