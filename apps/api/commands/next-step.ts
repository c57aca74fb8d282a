// Says with a refusal what the case would take instead, ready to be sent (life.md §2, "Ceilings").
import type { Refusal } from '@relais/contracts';

/** The case names the command it would take; the words that its body needs are those of the command it refused. */
export function withNextStep(refusal: Refusal, body: Readonly<Record<string, unknown>> | undefined): Refusal {
  const next = refusal.details?.next;
  if (next === undefined || body === undefined) return refusal;
  const { motive } = body;
  return { ...refusal, details: { ...refusal.details, next: { ...next, body: { ...next.body, motive } } } };
}
