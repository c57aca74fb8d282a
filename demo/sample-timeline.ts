// The life of a case in miniature, as the API tells it, for specs.
import type { TimelineEntry } from '@relais/contracts';

type Message = TimelineEntry['messages'][number];

const start = Date.parse('2026-03-10T15:42:00Z');

export const message = (change: Partial<Message>): Message => ({
  id: 'm',
  kind: 'transfer',
  to: 'recipient',
  person: { id: 'u', name: 'Claire Noël' },
  channel: 'mail',
  status: 'sent',
  sentAt: null,
  ...change,
});

export const person = (name: string, role: TimelineEntry['actor']['roles'][number]): TimelineEntry['actor'] => ({
  kind: 'person',
  person: { id: name, name },
  roles: [role],
});

/** An entry of Relais itself, one second after the step before. */
export const entry = (change: Partial<TimelineEntry> & { readonly step: number }): TimelineEntry => ({
  sequence: 0,
  at: new Date(start + (change.step - 1) * 1000).toISOString(),
  kind: 'event',
  type: 'recipient_found',
  clock: null,
  actor: { kind: 'system', person: null, roles: [] },
  fromStatus: 'awaiting_acknowledgment',
  toStatus: 'awaiting_acknowledgment',
  data: {},
  text: null,
  messages: [],
  summary: { fr: 'Un destinataire a été trouvé', en: 'A recipient was found' },
  ...change,
});

/** A clock that fell due. */
export const due = (step: number, { clock, ...change }: Partial<TimelineEntry> & { readonly clock: string }): TimelineEntry =>
  entry({ step, type: 'due', clock, summary: { fr: 'Échéance', en: 'Due' }, ...change });
