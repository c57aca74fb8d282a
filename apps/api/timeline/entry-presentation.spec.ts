// Lost if these fail: whoever may read a case also reads the addresses of its people, or an instant that no contract names.
import { timelineEntry } from '@relais/contracts';
import type { StoredTimelineEntry } from '@relais/persistence';
import { presentEntry } from './entry-presentation';

const id = '0a1b2c3d-0000-4000-8000-000000000001';
const known = { id, name: 'Sophie Laurent', username: 'sophie.laurent', email: 'sophie@example.org', language: 'fr' };
const instant = Date.UTC(2026, 2, 2, 9);

const stored: StoredTimelineEntry = {
  step: 4,
  sequence: 0,
  at: instant,
  kind: 'event',
  type: 'acknowledge',
  clock: null,
  actor: { kind: 'person', person: known, roles: ['supervisor'] },
  fromStatus: 'awaiting_acknowledgment',
  toStatus: 'deciding',
  data: { promisedAt: instant, nextUpdateAt: instant, until: instant, at: instant, amountMinor: instant, outcome: null },
  text: null,
  messages: [{ id, kind: 'acknowledged', to: 'agent', person: known, channel: 'email', status: 'queued', sentAt: null }],
};

describe('an entry of a timeline', () => {
  it('names its people by id and name alone', () => {
    const { actor, messages } = presentEntry(stored);
    for (const person of [actor.person, messages[0]?.person]) expect(person).toEqual({ id, name: 'Sophie Laurent' });
    expect(presentEntry({ ...stored, actor: { ...stored.actor, person: null } }).actor.person).toBeNull();
  });

  it('says instants as the rest of the API does, and leaves amounts alone', () => {
    const at = '2026-03-02T09:00:00.000Z';
    expect(presentEntry(stored).data).toEqual({
      promisedAt: at,
      nextUpdateAt: at,
      until: at,
      at,
      amountMinor: instant,
      outcome: null,
    });
  });

  it('is what the contract says, to the last field', () => {
    const entry = presentEntry(stored);
    expect(timelineEntry().parse(entry)).toEqual(entry);
  });
});
