// The trigger rules of a policy that says nothing of them (domain.md §2, "Automatic escalation").
import type { TriggerRule } from './triggers';

/** A person confirms each of them: an organisation that trusts a rule lets it run by itself. */
export const standardTriggers: TriggerRule[] = [
  { id: 'sla-at-risk', kind: 'sla_share', mode: 'suggest', category: 'decision_blocked', reason: 'sla', percent: 80 },
  { id: 'sla-breached', kind: 'sla_breached', mode: 'suggest', category: 'decision_blocked', reason: 'sla' },
  {
    id: 'legal-words',
    kind: 'words',
    mode: 'suggest',
    category: 'legal',
    reason: 'high_risk_customer',
    words: {
      fr: ['avocat', 'tribunal', 'mise en demeure', 'porter plainte', 'action en justice', 'huissier'],
      en: ['lawyer', 'attorney', 'solicitor', 'to court', 'legal action', 'formal notice', 'sue', 'sued', 'suing'],
    },
  },
  {
    id: 'refund-words',
    kind: 'words',
    mode: 'suggest',
    category: 'billing',
    reason: 'authority',
    words: { fr: ['remboursement', 'double prélèvement'], en: ['refund', 'chargeback', 'charged twice'] },
  },
  {
    id: 'leaving-words',
    kind: 'words',
    mode: 'suggest',
    category: 'vip',
    reason: 'high_risk_customer',
    words: {
      fr: ['annuler mon compte', 'fermer mon compte', 'supprimer mon compte', 'résilier'],
      en: ['cancel my account', 'close my account', 'delete my account', 'cancel my subscription'],
    },
  },
  {
    id: 'superior-requested',
    kind: 'superior_requested',
    mode: 'suggest',
    category: 'decision_blocked',
    reason: 'authority',
    words: {
      fr: ['un responsable', 'votre responsable', 'un supérieur', 'votre supérieur', 'superviseur', 'votre hiérarchie', 'votre chef'],
      en: ['a manager', 'your manager', 'supervisor', 'your boss', 'someone senior', 'a superior', 'your superior'],
    },
  },
  { id: 'anger', kind: 'sentiment', mode: 'suggest', category: 'vip', reason: 'high_risk_customer', atMost: -0.6, fallsBy: 0.8 },
  { id: 'many-exchanges', kind: 'exchanges', mode: 'suggest', category: 'decision_blocked', reason: 'skill', moreThan: 5 },
  { id: 'comes-back', kind: 'repeats', mode: 'suggest', category: 'recurrence', reason: 'systemic', times: 3, days: 30 },
  { id: 'many-customers', kind: 'systemic', mode: 'suggest', category: 'technical', reason: 'systemic', customers: 5 },
];
