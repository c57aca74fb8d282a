// How a case ends: its outcome, and what its clocks still had to say (life.md §1, "closed").
import type { CaseContext, CloseReason, Instant, Outcome } from '@relais/contracts';
import { counted } from './change';
import { isPromiseMissed } from './promises';
import { breachLate } from './service-levels';

/** Ends the case; a decision that was carried out keeps its outcome whatever ends the case (life.md §2, `withdraw`, `cancel`). */
export const close = (context: CaseContext, { outcome, because }: { outcome: Outcome; because: CloseReason }): CaseContext => ({
  ...context,
  outcome: context.standing ?? outcome,
  closedBecause: because,
});

/** Takes every clock off; those already past record what they missed first. */
export function clearClocks(context: CaseContext, at: Instant): CaseContext {
  const settled = breachLate(context, at);
  const promised = isPromiseMissed(settled, at) ? counted(settled, 'promisesBroken') : settled;
  return { ...promised, started: {}, due: {}, left: {}, spent: {}, tasks: {}, information: null };
}
