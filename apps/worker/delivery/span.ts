// Says since when and until when for each kind of message (domain.md §9: "what, since when, until when").
import type { CaseSnapshot, ClockName, MessageKind } from '@relais/contracts';
import type { DeliverableMessage } from '@relais/persistence';

export interface Span {
  readonly since: number | null;
  readonly until: number | null;
}

type Context = CaseSnapshot['context'];

/** The clock that ends what a message asks for; kinds without one ask for nothing by a moment. */
const endOf: Partial<Record<MessageKind, ClockName>> = {
  transfer: 'response',
  reminder: 'response',
  information_provided: 'response',
  top_of_ladder: 'response',
  documenting_reminder: 'response',
  agent_silent: 'response',
  information_requested: 'customer',
  refusal_explained: 'customer',
  arbitration_opened: 'arbitration',
  arbitration_reminder: 'arbitration',
  message_to_validate: 'arbitration',
  message_refused: 'arbitration',
  message_waiting: 'arbitration',
  action_failed: 'resolution',
  reassigned: 'promise',
};

/** Kinds that speak of something that has lasted since the round began. */
const sinceRaised: ReadonlySet<MessageKind> = new Set([
  'reminder',
  'top_of_ladder',
  'documenting_reminder',
  'agent_silent',
  'sla_warning',
  'sla_breached',
]);
const sinceNow: ReadonlySet<MessageKind> = new Set([
  'promise_missed',
  'action_failed',
  'arbitration_opened',
  'message_to_validate',
  'message_refused',
  'call_back',
]);

export function spanOf({ message, entry }: DeliverableMessage, context: Context): Span {
  const { kind, addressee, clock } = message;
  const end = kind === 'sla_warning' && clock ? clock : endOf[kind];
  const due = end ? (context.due[end] ?? null) : null;
  // The customer is not told of a clock that is ours.
  const until = addressee === 'customer' && end === 'response' ? null : due;
  return { since: sinceOf(kind, { context, at: entry.at }), until };
}

function sinceOf(kind: MessageKind, { context, at }: { context: Context; at: number }): number | null {
  if (sinceNow.has(kind)) return at;
  if (kind === 'check_due') return context.rounds.at(-1)?.implementedAt ?? null;
  if (kind === 'arbitration_reminder') return context.started.arbitration ?? null;
  return sinceRaised.has(kind) ? (context.rounds.at(-1)?.startedAt ?? null) : null;
}
