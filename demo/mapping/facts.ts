// What happened and what was tried, in order, out of a conversation: facts, actions taken, the one message to the customer (domain.md §5).
import { moneyOf, writtenAmount } from './amounts';
import type { ConversationEntry, HelpdeskExport, Invoice } from './helpdesk-export';
import type { Dossier, Language } from './vocabulary';

type Fact = NonNullable<Dossier['facts']>[number];
type Taken = NonNullable<Dossier['actionsTaken']>[number];

/** Invoices, what the customer wrote, and what agents noted as fact; the oldest first. */
export function factsOf({ ticket: { language }, invoices, conversation }: HelpdeskExport): Fact[] {
  const observed = conversation.filter((entry) => isFrom(entry, 'customer') || entry.label === 'fact');
  const facts = [...invoices.map((invoice) => billed(invoice, language)), ...observed.map((entry) => said(entry, language))];
  return facts.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** What agents told the customer, checked, worked around and offered; in the order of the conversation. */
export const actionsTakenOf = ({ conversation }: HelpdeskExport): Taken[] =>
  conversation.flatMap((entry): Taken[] => {
    const { at, body: text, label, offer_answer: answer } = entry;
    if (isFrom(entry, 'agent')) return [{ at, kind: 'told_customer', text }];
    if (label === 'offer') return [{ at, kind: 'offer', text, ...(answer && { answer }) }];
    return label === 'diagnostic' || label === 'workaround' ? [{ at, kind: label, text }] : [];
  });

/** The last word that the customer got. */
export function customerMessageOf({ conversation }: HelpdeskExport): Dossier['customerMessage'] {
  const last = conversation.filter((entry) => isFrom(entry, 'agent')).at(-1);
  return last && { at: last.at, text: last.body };
}

const isFrom = ({ type, author }: ConversationEntry, role: ConversationEntry['author']['role']): boolean =>
  type === 'message' && author.role === role;

const quotes: Record<Language, (words: string) => string> = { fr: (words) => `« ${words} »`, en: (words) => `“${words}”` };

function said({ at, type, author, channel, body }: ConversationEntry, language: Language): Fact {
  if (type === 'note') return { at, text: body };
  return { at, text: `${author.name} (${channel})${language === 'fr' ? ' :' : ':'} ${quotes[language](body)}` };
}

const statuses: Record<Language, Record<Invoice['status'], string>> = {
  fr: { paid: 'payée', open: 'à payer', refunded: 'remboursée' },
  en: { paid: 'paid', open: 'open', refunded: 'refunded' },
};

function billed({ issued_at: at, number, period, total, status }: Invoice, language: Language): Fact {
  const amount = writtenAmount(moneyOf(total), language);
  const state = statuses[language][status];
  return {
    at,
    text:
      language === 'fr' ? `Facture ${number} (${period}) : ${amount}, ${state}.` : `Invoice ${number} (${period}): ${amount}, ${state}.`,
  };
}
