// Which message goes to whom, and which text each of them reads: the list that templates and tests are held against.
import { type Addressee, type Category, categories, type MessageKind } from '@relais/contracts';

/** Readers that share a text. Everybody inside who is neither agent nor recipient reads the `staff` text. */
export const audiences = ['customer', 'recipient', 'agent', 'staff'] as const;
export type Audience = (typeof audiences)[number];

/** Every message kind with everybody it can be addressed to (domain.md §9). A kind may be told to several at once. */
export const addresseesOf = {
  transfer: ['recipient', 'customer'],
  reminder: ['recipient'],
  dossier_updated: ['recipient', 'owner'],
  information_provided: ['recipient', 'owner'],
  call_back: ['customer', 'point_of_contact', 'recipient', 'supervisor'],
  update: ['customer'],
  decision: ['customer'],
  redirected: ['customer', 'agent'],
  refusal_explained: ['customer'],
  declined: ['customer', 'agent'],
  information_requested: ['agent', 'customer'],
  check: ['customer'],
  acknowledged: ['agent', 'customer', 'point_of_contact'],
  returned: ['agent'],
  decided: ['agent'],
  feedback: ['agent'],
  closed: ['agent', 'customer', 'owner', 'recipient', 'point_of_contact'],
  documenting_reminder: ['agent'],
  customer_silent: ['agent', 'owner', 'point_of_contact'],
  agent_silent: ['supervisor'],
  promise_missed: ['point_of_contact', 'supervisor'],
  sla_warning: ['supervisor', 'owner', 'recipient'],
  sla_breached: ['supervisor', 'owner', 'recipient', 'manager'],
  top_of_ladder: ['direction'],
  arbitration_opened: ['manager', 'agent', 'owner', 'recipient'],
  arbitration_reminder: ['manager', 'direction'],
  message_to_validate: ['owner', 'manager'],
  message_refused: ['owner', 'manager'],
  message_waiting: ['owner', 'manager', 'direction'],
  settlement: ['customer'],
  moved_to_writing: ['customer'],
  action_failed: ['operator', 'decider', 'owner', 'supervisor'],
  check_due: ['decider', 'supervisor', 'owner'],
  reassigned: ['owner', 'recipient', 'point_of_contact', 'agent', 'customer'],
} as const satisfies Record<MessageKind, readonly Addressee[]>;

/** Kinds whose recipient reads a text of its own; the other texts for a recipient are those of the staff. */
const withBriefing: ReadonlySet<MessageKind> = new Set(['transfer', 'reminder']);

/** The text that `to` reads of a message of that kind. */
export function audienceOf({ kind, to }: { kind: MessageKind; to: Addressee }): Audience {
  if (to === 'customer' || to === 'agent') return to;
  return to === 'recipient' && withBriefing.has(kind) ? 'recipient' : 'staff';
}

/** Thrown for a kind told to somebody it has no text for: the machine and this list disagree. */
export class MessageNotWritten extends Error {
  override readonly name = 'MessageNotWritten';

  constructor({ kind, to }: { kind: MessageKind; to: Addressee }) {
    super(`no text for a '${kind}' message to '${to}': add the addressee in libs/messaging/addressing.ts and write its templates.`);
  }
}

/**
 * The template of a message, without language and extension: `reminder/recipient`, `transfer/customer-billing`.
 * @throws MessageNotWritten
 */
export function templateOf(message: { kind: MessageKind; to: Addressee; category: Category }): string {
  const addressees: readonly Addressee[] = addresseesOf[message.kind];
  if (!addressees.includes(message.to)) throw new MessageNotWritten(message);
  const audience = audienceOf(message);
  const perCategory = message.kind === 'transfer' && audience === 'customer';
  return perCategory ? `transfer/customer-${message.category}` : `${message.kind}/${audience}`;
}

/** Every template that must exist, without language and extension. */
export function everyTemplate(): string[] {
  const kinds = Object.keys(addresseesOf) as MessageKind[];
  const all = kinds.flatMap((kind) => addresseesOf[kind].flatMap((to) => categories.map((category) => templateOf({ kind, to, category }))));
  return [...new Set(all)];
}
