// Says with a refusal what the case would take instead, ready to be sent (life.md §2, "Ceilings").
import type { CommandBody, CommandName, Refusal } from '@relais/contracts';

interface Refused {
  readonly type: CommandName;
  /** As it was sent, words included. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A cost above the ceiling goes up as a draft with the same motive: nothing is spent by that, and the next level decides. */
export function withNextStep(refusal: Refusal, { type, body }: Refused): Refusal {
  if (refusal.code !== 'above_ceiling' || type !== 'decide' || body === undefined) return refusal;
  const { choice, motive, cost } = body as CommandBody<'decide'>;
  const escalated = { choice: 'escalate_further', motive, cost: { amountMinor: 0, currency: cost.currency }, draft: { choice, cost } };
  return { ...refusal, details: { ...refusal.details, next: { command: 'decide', body: escalated } } };
}
