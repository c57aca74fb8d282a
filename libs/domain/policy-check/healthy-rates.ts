// A band without room would call every escalation rate suspect.
import type { PolicyDocument } from '@relais/contracts';
import type { PolicyFault } from './policy-fault';

/** Bands of healthy escalation rates that hold nothing (domain.md §10). */
export function healthyRateFaults({ healthyRates }: PolicyDocument): PolicyFault[] {
  return Object.entries(healthyRates).flatMap(([of, { fromPercent, toPercent }]) =>
    fromPercent < toPercent ? [] : [{ pointer: `/healthyRates/${of}/toPercent`, detail: `must be above ${fromPercent}` }],
  );
}
