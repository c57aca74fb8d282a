// Decides what one request to the demo endpoint does: execute, repeat the first answer, or fail as scripted.
import { createHash } from 'node:crypto';
import type { Journal, JournalEntry } from './journal';
import { type Script, scripts } from './scripted';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Drop the connection instead of answering. */
  readonly silent?: boolean;
}

export const problem = (status: number, body: { readonly code: string; readonly detail?: string }): Answer => ({
  status,
  body: { status, title: body.code.replaceAll('_', ' '), ...body },
});

/**
 * Nothing is awaited between the look into the journal and the entry in it: two requests with one key, arriving
 * together, cannot both execute.
 */
export function execute({ key, body, journal }: { key: string; body: string; journal: Journal }): Answer {
  const action = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof action?.kind !== 'string') return problem(422, { code: 'kind_missing', detail: 'The action has no kind.' });
  const digest = createHash('sha256').update(body).digest('hex');
  const before = journal.entries.filter((entry) => entry.key === key);
  if (before.some((entry) => entry.digest !== digest)) return problem(422, { code: 'idempotency_key_reused' });
  const first = before.find(({ outcome }) => outcome === 'executed');
  if (first) return executed(first, true);
  const script = scripts[Number(action.amountMinor)];
  const entry = { key, digest, at: Date.now(), action };
  if (script && before.length < script.failures) return fail({ entry, script, journal });
  const done: JournalEntry = { ...entry, outcome: 'executed', reference: `ACT-${digest.slice(0, 4)}-${journal.entries.length + 1}` };
  journal.write(done);
  return { ...executed(done, false), silent: script?.silent };
}

const executed = ({ reference, action, at }: JournalEntry, repeated: boolean): Answer => ({
  status: 200,
  body: { reference, kind: action.kind, executedAt: new Date(at).toISOString(), repeated },
});

function fail({ entry, script, journal }: { entry: Omit<JournalEntry, 'outcome'>; script: Script; journal: Journal }): Answer {
  if (script.status === 503) {
    journal.write({ ...entry, outcome: 'unavailable' });
    return problem(503, { code: 'unavailable', detail: 'The outside system is away for a moment.' });
  }
  journal.write({ ...entry, outcome: 'refused' });
  return problem(422, { code: 'action_refused', detail: 'The outside system refuses this action.' });
}
