// What a category may require of a dossier beyond the common part: each with its place, and what people are told when it is missing (domain.md §5).
import type { Dossier, Particular } from '@relais/contracts';
import { type Requirement, said } from './requirement';

type EvidenceKind = NonNullable<Dossier['evidence']>[number]['kind'];
type Words = readonly [fr: string, en: string];

const isThere = (dossier: Dossier, kinds: readonly EvidenceKind[]): boolean =>
  (dossier.evidence ?? []).some(({ kind }) => kinds.includes(kind));

const required = ([fr, en]: Words, { pointer, isMet }: Pick<Requirement, 'pointer' | 'isMet'>): Requirement => ({
  test: 'no_question_back',
  pointer,
  isMet,
  detail: { fr, en },
});

/** Said in its field, or shown by a piece of evidence of one of the kinds. */
const particular = (name: Particular, { words, or = [] }: { words: Words; or?: readonly EvidenceKind[] }): Requirement =>
  required(words, {
    pointer: `/particulars/${name}`,
    isMet: (dossier) => said(dossier.particulars?.[name]) || isThere(dossier, or),
  });

/** By the names that the table of the gate gives. */
export const evidenceRequirements = {
  environment: particular('environment', { words: ['L’environnement manque.', 'The environment is missing.'] }),
  version: particular('version', { words: ['La version ou le navigateur manque.', 'The version or browser is missing.'] }),
  frequency: particular('frequency', { words: ['La fréquence manque.', 'How often it happens is missing.'] }),
  reproduction: particular('reproduction', { words: ['Les étapes pour reproduire manquent.', 'The steps to reproduce it are missing.'] }),
  requestIds: particular('requestIds', {
    words: ['Les horodatages ou identifiants de requête manquent.', 'Timestamps or request ids are missing.'],
    or: ['log'],
  }),
  workaround: particular('workaround', {
    words: ['Le contournement manque, ou qu’il n’y en a pas.', 'The workaround is missing, or that there is none.'],
  }),
  invoice: particular('invoice', { words: ['La facture concernée manque.', 'The invoice concerned is missing.'], or: ['invoice'] }),
  period: particular('period', { words: ['La période concernée manque.', 'The period concerned is missing.'] }),
  usage: particular('usage', { words: ['L’usage de la période manque.', 'What was used in the period is missing.'] }),
  terms: particular('terms', { words: ['Les conditions applicables manquent.', 'The terms that apply are missing.'], or: ['contract'] }),
  earlierGestures: particular('earlierGestures', {
    words: ['Les gestes déjà accordés manquent, ou qu’il n’y en a pas.', 'Earlier gestures are missing, or that there were none.'],
  }),
  proofOfPayment: particular('proofOfPayment', {
    words: ['La preuve de paiement ou la référence de transaction manque.', 'Proof of payment or a transaction reference is missing.'],
  }),
  optionsWithCost: required(['Il faut au moins une option avec son coût.', 'At least one option with its cost is needed.'], {
    pointer: '/options',
    isMet: ({ options }) => (options ?? []).some(({ cost }) => cost !== undefined),
  }),
  precedent: particular('precedent', {
    words: ['Le précédent manque, ou qu’il n’y en a pas.', 'The precedent is missing, or that there is none.'],
  }),
  risk: particular('risk', { words: ['Le risque manque.', 'The risk is missing.'] }),
  decisionDeadline: required(['La date limite de décision manque.', 'The deadline for the decision is missing.'], {
    pointer: '/decisionDeadline',
    isMet: ({ decisionDeadline, externalDeadline }) => decisionDeadline !== undefined || externalDeadline !== undefined,
  }),
  customerWords: particular('customerWords', { words: ['Les mots exacts du client manquent.', 'The customer’s exact words are missing.'] }),
  documents: particular('documents', { words: ['Les documents et leurs dates manquent.', 'The documents and their dates are missing.'] }),
  contract: required(['Le contrat manque.', 'The contract is missing.'], {
    pointer: '/context/contract',
    isMet: (dossier) => said(dossier.context?.contract) || isThere(dossier, ['contract']),
  }),
  exchanges: particular('exchanges', { words: ['Les échanges manquent.', 'The exchanges are missing.'], or: ['exchange'] }),
  accounts: particular('accounts', { words: ['Les comptes concernés manquent.', 'The accounts concerned are missing.'] }),
  timeWindow: particular('timeWindow', { words: ['La plage horaire manque.', 'The time window is missing.'] }),
  measuresTaken: particular('measuresTaken', { words: ['Les mesures immédiates manquent.', 'The immediate measures are missing.'] }),
  publicPosts: particular('publicPosts', {
    words: ['Les liens vers les publications manquent.', 'The links to the public posts are missing.'],
    or: ['public_post'],
  }),
  reach: particular('reach', { words: ['La portée manque.', 'The reach is missing.'] }),
  earlierTickets: particular('earlierTickets', { words: ['Les tickets précédents manquent.', 'The earlier tickets are missing.'] }),
  alreadyTried: particular('alreadyTried', { words: ['Ce qui a été tenté manque.', 'What was tried is missing.'] }),
} as const satisfies Readonly<Record<string, Requirement>>;

export type RequirementName = keyof typeof evidenceRequirements;
export const requirementNames = Object.keys(evidenceRequirements) as readonly RequirementName[];
