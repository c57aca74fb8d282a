// Lays out one entry of a timeline, with a line that a person can read.
import type { TimelineEntry } from '@relais/contracts';
import type { NamedPerson, StoredTimelineEntry } from '@relais/persistence';
import { iso, isoOrNull } from '../escalations/case-presentation';
import { summarise } from './summary';

export function presentEntry(entry: StoredTimelineEntry): TimelineEntry {
  const { actor, messages, data, text } = entry;
  return {
    ...entry,
    at: iso(entry.at),
    actor: { kind: actor.kind, person: presentPerson(actor.person), roles: [...actor.roles] },
    data: withInstants(data),
    text: text && { ...text },
    messages: messages.map((message) => ({ ...message, person: presentPerson(message.person), sentAt: isoOrNull(message.sentAt) })),
    summary: summarise(entry),
  };
}

/** A person of a case without their address, whatever else was read of them. */
export const presentPerson = (person: NamedPerson | null): NamedPerson | null => person && { id: person.id, name: person.name };

/** The codes of events and notes that are epoch milliseconds inside. */
const instants: ReadonlySet<string> = new Set(['at', 'startedAt', 'endedAt', 'nextUpdateAt', 'promisedAt', 'until']);

const withInstants = (data: StoredTimelineEntry['data']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (key === 'customerMessage') return [key, withInstants(value as StoredTimelineEntry['data'])];
      return [key, instants.has(key) && typeof value === 'number' ? iso(value) : value];
    }),
  );
