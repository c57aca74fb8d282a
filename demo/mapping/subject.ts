// The subject line of a dossier: type, customer, impact, urgency, ticket (domain.md §5).
import { moneyOf, writtenAmount } from './amounts';
import type { HelpdeskExport } from './helpdesk-export';
import type { CaseProfile, Language } from './vocabulary';

const categories: Record<Language, Record<CaseProfile['category'], string>> = {
  fr: {
    technical: 'Technique',
    billing: 'Facturation',
    legal: 'Juridique',
    security: 'Sécurité',
    reputation: 'Réputation',
    vip: 'Compte stratégique',
    recurrence: 'Problème récurrent',
    decision_blocked: 'Exception à décider',
  },
  en: {
    technical: 'Technical',
    billing: 'Billing',
    legal: 'Legal',
    security: 'Security',
    reputation: 'Reputation',
    vip: 'Strategic account',
    recurrence: 'Recurring problem',
    decision_blocked: 'Exception to decide',
  },
};

const urgencies: Record<Language, Record<CaseProfile['urgency'], string>> = {
  fr: { immediate: 'immédiat', '24h': 'sous 24 h', '72h': 'sous 72 h' },
  en: { immediate: 'immediate', '24h': 'within 24 h', '72h': 'within 72 h' },
};

export function subjectOf({ ticket, requester }: HelpdeskExport): string {
  const { language, id } = ticket;
  const { category, urgency, amount_asked } = ticket.custom_fields.escalation;
  const parts = [
    categories[language][category],
    requester.name,
    writtenAmount(moneyOf(amount_asked), language),
    urgencies[language][urgency],
  ];
  return [...parts, `ticket ${id}`].join(' – ');
}
