// The dossier's context: who the customer is, in figures and in one paragraph (domain.md §5).
import { moneyOf, writtenAmount, writtenNumber } from './amounts';
import type { HelpdeskExport } from './helpdesk-export';
import { type CustomerHistory, historyOf } from './history';
import type { Dossier, Language } from './vocabulary';

export function contextOf(given: HelpdeskExport): NonNullable<Dossier['context']> {
  const { contract } = given;
  const history = historyOf(given);
  const { product, plan, reference } = contract;
  return { summary: summaryOf(given, history), product, plan, contract: reference, ...history };
}

function summaryOf({ ticket, requester, contract }: HelpdeskExport, history: CustomerHistory): string {
  const { language, custom_fields } = ticket;
  const price = `${writtenAmount(moneyOf(contract.price), language)} ${contract.billing}`;
  return `${requester.name}, ${contract.plan} (${price}). ${past[language](history)} ${custom_fields.escalation.background}`;
}

const past: Record<Language, (history: CustomerHistory) => string> = {
  fr: ({ tenureMonths, ticketsSolved, satisfaction, earlierRequests }) =>
    `Ancienneté : ${writtenNumber(tenureMonths, 'fr')} mois ; tickets résolus : ${ticketsSolved} ; ${
      satisfaction === undefined ? 'satisfaction inconnue' : `satisfaction moyenne : ${writtenNumber(satisfaction, 'fr')} sur 5`
    } ; gestes antérieurs : ${earlierRequests}.`,
  en: ({ tenureMonths, ticketsSolved, satisfaction, earlierRequests }) =>
    `Customer for ${writtenNumber(tenureMonths, 'en')} months; tickets solved: ${ticketsSolved}; ${
      satisfaction === undefined ? 'satisfaction unknown' : `mean satisfaction: ${writtenNumber(satisfaction, 'en')} out of 5`
    }; earlier gestures: ${earlierRequests}.`,
};
