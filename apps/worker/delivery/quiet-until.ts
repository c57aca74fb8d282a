// Asks the quiet hours of the case's policy on the wall clock of whoever reads the message.
import type { CaseSnapshot, Instant } from '@relais/contracts';
import type { Zone } from '@relais/domain/calendar';
import { zoneOffsets } from '@relais/domain/calendar-compilation';
import { isOnThePhone } from '@relais/domain/live-call';
import { heldUntil } from '@relais/domain/quiet-hours';
import type { DeliverableMessage } from '@relais/persistence';

const aDay = 86_400_000;

/** Until when the message is held; null for one that leaves now. */
export function quietUntil(
  deliverable: DeliverableMessage,
  { context, at }: { context: CaseSnapshot['context']; at: Instant },
): Instant | null {
  const { message, policy } = deliverable;
  const { class: caseClass, due } = context;
  return heldUntil({
    message: { kind: message.kind, to: message.addressee },
    case: { class: caseClass, live: isOnThePhone(context), promisedAt: due.promise ?? null },
    quietHours: policy.quietHours,
    zone: zoneOf(deliverable, at),
    at,
  });
}

/** The customer's own where it is known; staff work on the clock of the case's calendar. */
function zoneOf({ message, escalation }: DeliverableMessage, at: Instant): Zone {
  const { customerTimeZone, rules } = escalation;
  const { calendar } = rules;
  if (message.addressee !== 'customer' || customerTimeZone === null || customerTimeZone === calendar.timeZone) return calendar;
  return zoneOffsets(customerTimeZone, { from: at - aDay, until: at + 2 * aDay });
}
