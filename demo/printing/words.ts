// The words in which a timeline is printed, for every code that it shows.
import type { ActionKind, Addressee, Category, ClockName, DecisionChoice, Language, Role, Status } from '@relais/contracts';

export type Words<Code extends string> = Readonly<Record<Language, Readonly<Record<Code, string>>>>;

export const statusWords: Words<Status> = {
  fr: {
    accepted: 'reçue',
    evaluating: 'en évaluation',
    documenting: 'dossier à compléter',
    transferring: 'en transfert',
    awaiting_acknowledgment: 'en attente de prise en charge',
    deciding: 'en attente de décision',
    arbitrating: 'en arbitrage',
    implementing: 'décision en cours d’exécution',
    following_up: 'en suivi jusqu’à J+3',
    feedback: 'retour à l’agent',
    closed: 'close',
  },
  en: {
    accepted: 'accepted',
    evaluating: 'being evaluated',
    documenting: 'dossier to complete',
    transferring: 'being transferred',
    awaiting_acknowledgment: 'awaiting acknowledgment',
    deciding: 'awaiting a decision',
    arbitrating: 'in arbitration',
    implementing: 'decision being carried out',
    following_up: 'followed up until day 3',
    feedback: 'feedback to the agent',
    closed: 'closed',
  },
};

/** Without gender in French: they stand in brackets behind a name. */
export const roleWords: Words<Role> = {
  fr: {
    agent: 'niveau 1',
    supervisor: 'supervision',
    manager: 'responsable',
    direction: 'direction',
    operator: 'exploitation',
    admin: 'administration',
  },
  en: {
    agent: 'agent',
    supervisor: 'supervisor',
    manager: 'manager',
    direction: 'direction',
    operator: 'operator',
    admin: 'administrator',
  },
};

export const clockWords: Words<ClockName> = {
  fr: {
    response: 'prise en charge',
    responseWarning: 'alerte prise en charge',
    resolution: 'résolution',
    resolutionWarning: 'alerte résolution',
    promise: 'promesse au client',
    promiseFlag: 'promesse, second avis',
    pickUp: 'prise d’appel',
    customer: 'réponse du client',
    snooze: 'mise en veille',
    reminder: 'relance',
    arbitration: 'arbitrage',
    check: 'vérification J+3',
    feedback: 'retour à l’agent',
  },
  en: {
    response: 'response time',
    responseWarning: 'response warning',
    resolution: 'resolution time',
    resolutionWarning: 'resolution warning',
    promise: 'promise to the customer',
    promiseFlag: 'promise, second notice',
    pickUp: 'pick-up',
    customer: 'customer’s answer',
    snooze: 'snooze',
    reminder: 'reminder',
    arbitration: 'arbitration',
    check: 'day-3 check',
    feedback: 'feedback',
  },
};

export const addresseeWords: Words<Addressee> = {
  fr: {
    recipient: 'destinataire',
    customer: 'client',
    agent: 'agent initial',
    owner: 'responsable du dossier',
    point_of_contact: 'référent',
    decider: 'auteur de la décision',
    supervisor: 'supervision',
    manager: 'responsable',
    direction: 'direction',
    operator: 'exploitation',
  },
  en: {
    recipient: 'recipient',
    customer: 'customer',
    agent: 'initial agent',
    owner: 'owner',
    point_of_contact: 'point of contact',
    decider: 'took the decision',
    supervisor: 'supervisor',
    manager: 'manager',
    direction: 'direction',
    operator: 'operator',
  },
};

export const categoryWords: Words<Category> = {
  fr: {
    technical: 'technique',
    billing: 'facturation',
    legal: 'juridique',
    security: 'sécurité',
    reputation: 'réputation',
    vip: 'compte stratégique',
    recurrence: 'problème récurrent',
    decision_blocked: 'exception à décider',
  },
  en: {
    technical: 'technical',
    billing: 'billing',
    legal: 'legal',
    security: 'security',
    reputation: 'reputation',
    vip: 'strategic account',
    recurrence: 'recurring problem',
    decision_blocked: 'exception to decide',
  },
};

export const choiceWords: Words<DecisionChoice> = {
  fr: { approve: 'accord', alternative: 'alternative', maintain_refusal: 'refus maintenu', escalate_further: 'au niveau supérieur' },
  en: { approve: 'approved', alternative: 'alternative', maintain_refusal: 'refusal maintained', escalate_further: 'one level up' },
};

export const actionWords: Words<ActionKind> = {
  fr: {
    credit: 'avoir',
    refund: 'remboursement',
    voucher: 'bon d’achat',
    discount: 'remise',
    free_session: 'séance offerte',
    fix: 'correction',
    interview: 'entretien',
    other: 'autre action',
  },
  en: {
    credit: 'credit',
    refund: 'refund',
    voucher: 'voucher',
    discount: 'discount',
    free_session: 'free session',
    fix: 'fix',
    interview: 'interview',
    other: 'other action',
  },
};
