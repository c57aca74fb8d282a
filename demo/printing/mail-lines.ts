// The mails of a step: what about, to whom, and whether they left.
import type { Addressee, Language, TimelineEntry } from '@relais/contracts';
import { grouped } from './grouped';
import { mailWords } from './mail-words';
import { addresseeWords } from './words';

type Message = TimelineEntry['messages'][number];

const phrases = {
  fr: { to: 'à', toCustomer: 'au client', and: ' et ', nobody: 'personne' },
  en: { to: 'to', toCustomer: 'to the customer', and: ' and ', nobody: 'nobody' },
} as const;

const undelivered: Readonly<Record<Language, Partial<Record<Message['status'], string>>>> = {
  fr: {
    queued: 'pas encore parti',
    sending: 'en cours d’envoi',
    unknown: 'envoi incertain',
    failed: 'non parti',
    not_wanted: 'sans objet, non envoyé',
  },
  en: {
    queued: 'not out yet',
    sending: 'being sent',
    unknown: 'perhaps sent',
    failed: 'not sent',
    not_wanted: 'no longer wanted, not sent',
  },
};

/** One line for each kind, addressee and state of delivery, in the same order each time. */
export function mailLines(unordered: readonly Message[], language: Language): string[] {
  const messages = unordered.toSorted((one, other) => rank(one) - rank(other) || name(one).localeCompare(name(other)));
  return grouped(messages, ({ kind, to, status }) => `${kind} ${to} ${status}`).map((group) => lineOf(group, language));
}

const order = Object.keys(addresseeWords.en);
const rank = ({ to }: Message): number => order.indexOf(to);
const name = ({ person }: Message): string => person?.name ?? '';

function lineOf(group: [Message, ...Message[]], language: Language): string {
  const [{ kind, to, status }] = group;
  const { and, nobody, toCustomer, to: preposition } = phrases[language];
  const names = group.map(({ person }) => person?.name ?? nobody).join(and);
  const whom = to === 'customer' ? toCustomer : `${preposition} ${names} (${addresseeWords[language][to as Addressee]})`;
  const state = undelivered[language][status];
  return `✉ ${mailWords[language][kind]} ${whom}${state ? `, ${state}` : ''}`;
}
