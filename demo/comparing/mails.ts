// Which mails left to whom, counted; one that did not leave is a difference of its own.
import type { TimelineEntry } from '@relais/contracts';
import type { Expected } from './expected';

type Counts = ReadonlyMap<string, number>;

export interface Mails {
  /** By kind and addressee, as `reminder to recipient`. */
  readonly sent: Counts;
  readonly unsent: readonly string[];
}

export function mailsOf(timeline: readonly TimelineEntry[]): Mails {
  const messages = timeline.flatMap((entry) => entry.messages);
  const named = (wanted: boolean) => messages.filter(({ status }) => (status === 'sent') === wanted);
  return {
    sent: counted(named(true).map(({ kind, to }) => `${kind} to ${to}`)),
    unsent: named(false).map(({ kind, to, status }) => `mail ${kind} to ${to} is ${status}`),
  };
}

export function differingMails(expected: Expected['mails'], { sent, unsent }: Mails): string[] {
  const wanted: Counts = new Map<string, number>(
    Object.entries(expected).flatMap(([kind, by]) => Object.entries(by).map(([to, count]) => [`${kind} to ${to}`, count] as const)),
  );
  const names = [...new Set([...wanted.keys(), ...sent.keys()])];
  const differing = names.filter((name) => (wanted.get(name) ?? 0) !== (sent.get(name) ?? 0));
  return [...differing.map((name) => `mail ${name}: ${sent.get(name) ?? 0} instead of ${wanted.get(name) ?? 0}`), ...unsent];
}

function counted(names: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
