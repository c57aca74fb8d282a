// What people wrote, as a timeline quotes it: each text with what it is, shortened.
import type { Language, TimelineEntry } from '@relais/contracts';
import { excerpt } from './excerpt';

/** Texts worth a line, in this order; the label is empty where the event says it already. */
const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  explanation: { fr: 'réponse au client', en: 'told the customer' },
  alternative: { fr: 'alternative', en: 'alternative' },
  statement: { fr: '', en: '' },
  question: { fr: '', en: '' },
  answer: { fr: '', en: '' },
  message: { fr: 'au client', en: 'to the customer' },
  motive: { fr: 'motif', en: 'motive' },
  customerMessage: { fr: 'au client', en: 'to the customer' },
  reason: { fr: 'raison', en: 'reason' },
  note: { fr: '', en: '' },
  label: { fr: '', en: '' },
  text: { fr: '', en: '' },
  wellDone: { fr: 'bien fait', en: 'done well' },
  toImprove: { fr: 'à améliorer', en: 'to improve' },
  toLearn: { fr: 'à retenir', en: 'to learn' },
  lesson: { fr: 'leçon', en: 'lesson' },
  comment: { fr: '', en: '' },
};

const quoted: Readonly<Record<Language, (words: string) => string>> = {
  fr: (words) => `«\u00A0${words}\u00A0»`,
  en: (words) => `“${words}”`,
};
const colon: Readonly<Record<Language, string>> = { fr: '\u00A0: ', en: ': ' };

/** Two lines each. */
const longest = 120;

export const spokenWords = ({ text }: Pick<TimelineEntry, 'text'>, language: Language): string[] =>
  Object.entries(labels).flatMap(([name, label]) => {
    const said = text?.[name];
    if (typeof said !== 'string') return [];
    const lead = label[language] && `${label[language]}${colon[language]}`;
    return [`${lead}${quoted[language](excerpt(said, longest - lead.length))}`];
  });
