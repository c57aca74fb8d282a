// Reads the filter of a list of cases, whether it came in the address or in a body.
import type { caseFilter } from '@relais/contracts';
import type { EscalationFilter } from '@relais/persistence';
import type { z } from 'zod';

export function filterOf({ owner, team, againstAdvice, ...fields }: z.output<ReturnType<typeof caseFilter>>): EscalationFilter {
  const overridden = againstAdvice === undefined ? undefined : againstAdvice === 'true';
  return { ...fields, ownerId: owner, teamId: team, againstAdvice: overridden };
}
