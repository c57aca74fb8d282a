// The class of a case: what decides its cadence and its targets.
import type { CaseClass, CaseProfile } from '@relais/contracts';

/** `incident` before `vip` before `standard`: the shortest cadence wins (domain.md §3, "Class"). */
export function classify(profile: CaseProfile): CaseClass {
  const severalCustomers = profile.impact.customersAffected > 1;
  if (profile.category === 'security') return 'incident';
  if (profile.category === 'technical' && (severalCustomers || profile.criticalService)) return 'incident';
  return profile.tier === 'vip' || profile.category === 'vip' ? 'vip' : 'standard';
}
