// One step of a case as a block of text: who, what, then its details, words, notes, change of status and mails.
import type { Language, TimelineEntry } from '@relais/contracts';
import { detailOf } from './details';
import { mailLines } from './mail-lines';
import { spokenWords } from './spoken-words';
import { clockWords, roleWords, statusWords } from './words';

export interface Block {
  /** Who acted: a person with their role, Relais, or the clock that fell due. */
  readonly who: string;
  readonly lines: readonly string[];
}

export interface Telling {
  readonly language: Language;
  readonly timeline: readonly TimelineEntry[];
}

/** `entries` of one step: its event first, then its notes. */
export function tell([event, ...notes]: readonly [TimelineEntry, ...TimelineEntry[]], telling: Telling): Block {
  const { language } = telling;
  const lines = [
    withDetail(event, telling),
    ...handedOver([event, ...notes], language),
    ...spokenWords(event, language),
    ...notes.map((note) => `• ${withDetail(note, telling)}`),
    ...(event.fromStatus === event.toStatus ? [] : [`→ ${statusWords[language][event.toStatus as keyof (typeof statusWords)['fr']]}`]),
    ...mailLines(event.messages, language),
  ];
  return { who: whoOf(event, language), lines };
}

function withDetail(entry: TimelineEntry, telling: Telling): string {
  const line = withoutName(entry, telling.language);
  const detail = detailOf(entry, telling);
  return detail ? `${line}${telling.language === 'fr' ? '\u00A0: ' : ': '}${detail}` : line;
}

/** The name stands in a column of its own. */
function withoutName({ summary, actor }: TimelineEntry, language: Language): string {
  const line = summary[language];
  const name = actor.person?.name;
  return name && line.startsWith(`${name} `) ? line.slice(name.length + 1) : line;
}

/** A reminder that turns into a transfer without a change of level went to the backup. */
function handedOver([event, ...notes]: readonly [TimelineEntry, ...TimelineEntry[]], language: Language): string[] {
  const isTransfer = event.messages.some(({ kind, to }) => kind === 'transfer' && to === 'recipient');
  if (event.clock !== 'reminder' || !isTransfer || notes.some(({ type }) => type === 'level_climbed')) return [];
  return [{ fr: 'sans réponse, l’escalade passe au remplaçant', en: 'no answer: the case goes to the backup' }[language]];
}

function whoOf({ actor, clock, type }: TimelineEntry, language: Language): string {
  if (type === 'due' && clock !== null) return `◷ ${clockWords[language][clock as keyof (typeof clockWords)['fr']]}`;
  if (actor.person === null) return 'Relais';
  const roles = actor.roles.map((role) => roleWords[language][role]).join(', ');
  const name = actor.person.name ?? { fr: 'quelqu’un', en: 'somebody' }[language];
  return roles ? `${name} (${roles})` : name;
}
