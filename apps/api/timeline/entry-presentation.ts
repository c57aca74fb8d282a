// Lays out one entry of a timeline, with a line that a person can read.
import type { TimelineEntry } from '@relais/contracts';
import type { StoredTimelineEntry } from '@relais/persistence';
import { iso, isoOrNull } from '../escalations/case-presentation';
import { summarise } from './summary';

export function presentEntry(entry: StoredTimelineEntry): TimelineEntry {
  const { actor, messages, data, text } = entry;
  return {
    ...entry,
    at: iso(entry.at),
    actor: { ...actor, roles: [...actor.roles] },
    data: { ...data },
    text: text && { ...text },
    messages: messages.map((message) => ({ ...message, sentAt: isoOrNull(message.sentAt) })),
    summary: summarise(entry),
  };
}
