// Which messages may wait for the morning: none that asks for something now, and none that keeps a promise.
import type { Addressee, MessageKind } from '@relais/contracts';

type Readers = 'nobody' | 'customer' | 'staff' | 'everybody';

/**
 * Whose message of that kind may wait. To the customer: what tells where their request is, never the update that was promised, the call back or
 * the decision. To staff: what tells or lists, never what asks somebody to act while a clock runs (domain.md §3, §9).
 */
const waiting: Readonly<Record<MessageKind, Readers>> = {
  transfer: 'customer',
  reminder: 'nobody',
  dossier_updated: 'staff',
  information_provided: 'nobody',
  call_back: 'nobody',
  update: 'nobody',
  decision: 'nobody',
  redirected: 'everybody',
  refusal_explained: 'customer',
  declined: 'everybody',
  information_requested: 'customer',
  check: 'customer',
  acknowledged: 'everybody',
  returned: 'nobody',
  decided: 'staff',
  feedback: 'staff',
  closed: 'everybody',
  documenting_reminder: 'staff',
  customer_silent: 'staff',
  agent_silent: 'nobody',
  promise_missed: 'nobody',
  sla_warning: 'nobody',
  sla_breached: 'nobody',
  top_of_ladder: 'nobody',
  arbitration_opened: 'nobody',
  arbitration_reminder: 'nobody',
  message_to_validate: 'nobody',
  message_refused: 'nobody',
  message_waiting: 'nobody',
  settlement: 'nobody',
  moved_to_writing: 'nobody',
  action_failed: 'nobody',
  check_due: 'staff',
  reassigned: 'customer',
};

/** Whether quiet hours may hold that message at all. */
export function mayWait({ kind, to }: { readonly kind: MessageKind; readonly to: Addressee }): boolean {
  const readers = waiting[kind];
  return readers === 'everybody' || readers === (to === 'customer' ? 'customer' : 'staff');
}
