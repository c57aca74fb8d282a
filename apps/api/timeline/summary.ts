// Says in one line, in French and in English, what an entry of a timeline is about: who, what, which clock.
import type { StoredTimelineEntry } from '@relais/persistence';
import { answerPhrases, clockPhrases, commandPhrases, notePhrases, type Phrase } from './phrases';

type Summarised = Pick<StoredTimelineEntry, 'type' | 'clock' | 'actor'>;

/** `actor` of kind system speaks as Relais; a person whose name was erased, as somebody. */
export function summarise({ type, clock, actor }: Summarised): Phrase {
  if (type === 'due' && clock) return clockPhrases[clock];
  const plain = known(answerPhrases, type) ?? known(notePhrases, type);
  if (plain) return plain;
  const done = known(commandPhrases, type) ?? { fr: type, en: type };
  return { fr: `${who(actor, 'quelqu’un')} ${done.fr}`, en: `${who(actor, 'somebody')} ${done.en}` };
}

const known = (phrases: Readonly<Record<string, Phrase>>, type: string): Phrase | undefined =>
  Object.hasOwn(phrases, type) ? phrases[type] : undefined;

const who = ({ kind, person }: Summarised['actor'], nobody: string): string => (kind === 'system' ? 'Relais' : (person?.name ?? nobody));
