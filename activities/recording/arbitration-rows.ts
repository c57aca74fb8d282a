// Finds the arbitration that the recorders of it and of the message that ends it write to.
import type { CaseTransaction } from '@relais/persistence';

/** The step that opened the newest arbitration; null for a case that never had one. */
export async function newestArbitration(rows: CaseTransaction): Promise<number | null> {
  const steps = (await rows.rows('arbitration')).map(({ openedStep }) => openedStep);
  return steps.length === 0 ? null : Math.max(...steps);
}
