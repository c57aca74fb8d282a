// Invented cases that templates are tried on: one with everything filled in, and the least that any case has.
import type { Dossier } from '@relais/contracts';
import type { MessageCase, MessageData, MessageDecision } from './message-data';

const at = (iso: string): number => Date.parse(iso);
const amount = { amountMinor: 3_500, currency: 'EUR' };

const sampleCase: MessageCase = {
  id: '6f1c1f44-7d7e-4f0b-9c1b-1a2b3c4d5e6f',
  reference: 'TCK-1042',
  category: 'technical',
  type: 'functional',
  class: 'standard',
  urgency: '24h',
  level: 2,
  status: 'awaiting_acknowledgment',
  raisedAt: at('2026-02-02T08:05:00Z'),
  insisted: false,
  live: false,
  customersAffected: 1,
  dataExposed: false,
  brandExposed: false,
};

/** What every case has. */
export const minimalData: MessageData = {
  organisation: { name: 'Lumière Sport' },
  timeZone: 'Europe/Paris',
  customer: { name: 'Claire Morel', reference: 'C-77' },
  case: sampleCase,
};

const dossier = {
  subject: 'Abonnement',
  why: 'Votre cas demande un accès réservé.',
  who: 'Équipe N2',
  nextUpdateAt: at('2026-02-02T16:00:00Z'),
  context: {
    summary: 'Cliente fidèle.',
    product: 'Salle',
    plan: 'Annuel',
    contract: 'K-9',
    tenureMonths: 18,
    ticketsSolved: 4,
    satisfaction: 4.8,
    earlierRequests: 1,
  },
  facts: [{ at: at('2026-01-30T10:00:00Z'), text: 'Erreur 500 <b>affichée</b>' }],
  evidence: [{ kind: 'screenshot', label: 'Écran & détail', link: 'https://example.com/a?b=1&c=2' }],
  actionsTaken: [
    { at: at('2026-01-31T10:00:00Z'), kind: 'offer', text: 'Report d’un mois', answer: 'refused' },
    { kind: 'diagnostic', text: 'Journal lu' },
  ],
  preciseAsk: 'Accorder un geste de 35 €.',
  questions: ['Le geste est-il possible ?'],
  externalDeadline: at('2026-02-10T10:00:00Z'),
  decisionDeadline: at('2026-02-09T10:00:00Z'),
  particulars: { period: 'Janvier 2026', earlierGestures: 'Aucun' },
  options: [{ label: 'A', cost: amount, delay: '1 jour', risk: 'faible' }, { label: 'B' }],
  recommendation: 'Option A',
  agentOpinion: 'Demande légitime.',
  customerMessage: { at: at('2026-02-01T10:00:00Z'), text: 'Nous revenons vers vous.' },
  refusalSummary: 'Hors délai de rétractation.',
  sensitivity: { frustration: 4, churnRisk: 'high', tone: 'inquiète', aggressive: true },
} as unknown as Dossier;

const decision: MessageDecision = {
  choice: 'approve',
  by: 'Nadia Benali',
  ...amount,
  motive: 'Situation légitime',
  message: 'Nous vous accordons un avoir.',
  nextSteps: 'Avoir sous 3 jours.',
  actions: [
    { kind: 'credit', ...amount, status: 'done', description: 'Sur le compte' },
    { kind: 'fix', amountMinor: 0, currency: 'EUR', status: 'failed' },
  ],
};

const words = Object.fromEntries(
  [
    'explanation',
    'alternative',
    'question',
    'answer',
    'comment',
    'message',
    'reason',
    'statement',
    'policy',
    'position',
    'margin',
    'objective',
    'wellDone',
    'toImprove',
    'toLearn',
    'lesson',
  ].map((name) => [name, `Texte ${name} avec\nun retour & <i>balise</i>`]),
);

const someone = { name: 'Nadia Benali', email: 'nadia@example.com', team: 'Support N2', role: 'supervisor' };
const agent = { name: 'Léa Martin', email: 'lea@example.com', team: 'Support N1', role: 'agent' };
const contact = { name: 'Omar Diallo', email: 'omar@example.com', team: 'Support N1', role: 'agent' };

/** A case whose every field is filled in. */
export const fullData: MessageData = {
  ...minimalData,
  person: someone,
  case: {
    ...sampleCase,
    subject: 'Abonnement suspendu',
    insisted: true,
    live: true,
    customersAffected: 12,
    dataExposed: true,
    brandExposed: true,
    amountAtStake: amount,
    outcome: 'approved',
    closedBecause: 'completed',
    awaitsRating: true,
    returnable: true,
  },
  agent,
  owner: agent,
  pointOfContact: contact,
  recipient: someone,
  acknowledgedBy: someone,
  nextUpdateAt: at('2026-02-02T16:00:00Z'),
  promisedAt: at('2026-02-02T17:30:00Z'),
  attempt: 2,
  clock: 'response',
  since: at('2026-02-02T09:00:00Z'),
  until: at('2026-02-03T09:00:00Z'),
  returnReason: 'wrong_level',
  reassignedRole: 'recipient',
  dossier,
  words,
  decision,
  recommendation: decision,
  action: decision.actions[0] ?? null,
  missing: ['Le point « pourquoi »'],
  links: {
    case: 'https://relais.example.com/c/1',
    acknowledge: 'https://relais.example.com/a?t=x&y=1',
    survey: 'https://relais.example.com/s',
  },
};
