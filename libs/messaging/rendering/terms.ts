// The words of the domain as customers and staff read them, for every code that a template shows.
import type {
  ActionKind,
  CaseClass,
  Category,
  ClockName,
  EscalationType,
  Outcome,
  Particular,
  Role,
  RosterFindingCode,
  Status,
  Urgency,
} from '@relais/contracts';

type Term = { readonly fr: string; readonly en: string };
const term = (fr: string, en: string): Term => ({ fr, en });

const category: Record<Category, Term> = {
  technical: term('technique', 'technical'),
  billing: term('facturation', 'billing'),
  legal: term('juridique', 'legal'),
  security: term('sécurité', 'security'),
  reputation: term('réputation', 'reputation'),
  vip: term('compte stratégique', 'strategic account'),
  recurrence: term('problème récurrent', 'recurring problem'),
  decision_blocked: term('décision à arbitrer', 'decision needed'),
};

const type: Record<EscalationType, Term> = {
  functional: term('fonctionnelle', 'functional'),
  hierarchical: term('hiérarchique', 'hierarchical'),
  external: term('externe', 'external'),
};

const caseClass: Record<CaseClass, Term> = {
  incident: term('incident', 'incident'),
  vip: term('VIP', 'VIP'),
  standard: term('standard', 'standard'),
};

const urgency: Record<Urgency, Term> = {
  immediate: term('immédiate', 'immediate'),
  '24h': term('sous 24 heures', 'within 24 hours'),
  '72h': term('sous 72 heures', 'within 72 hours'),
};

const outcome: Record<Outcome, Term> = {
  redirected: term('demande réorientée', 'request redirected'),
  declined: term('alternative acceptée ou demande non poursuivie', 'alternative accepted or request not pursued'),
  approved: term('demande acceptée', 'request approved'),
  alternative: term('solution alternative', 'alternative solution'),
  refused: term('refus maintenu', 'refusal maintained'),
  withdrawn: term('demande retirée par le client', 'request withdrawn by the customer'),
  cancelled: term('escalade annulée', 'escalation cancelled'),
};

const status: Record<Status, Term> = {
  accepted: term('reçue', 'accepted'),
  evaluating: term('en évaluation', 'being evaluated'),
  documenting: term('dossier en préparation', 'dossier being prepared'),
  transferring: term('en cours de transfert', 'being transferred'),
  awaiting_acknowledgment: term('en attente de prise en charge', 'awaiting acknowledgment'),
  deciding: term('en attente de décision', 'awaiting a decision'),
  arbitrating: term('en arbitrage', 'in arbitration'),
  implementing: term('décision en cours d’exécution', 'decision being carried out'),
  following_up: term('en suivi', 'being followed up'),
  feedback: term('retour d’expérience', 'feedback'),
  closed: term('close', 'closed'),
};

const clock: Record<ClockName, Term> = {
  response: term('délai de prise en charge', 'response time'),
  responseWarning: term('délai de prise en charge', 'response time'),
  resolution: term('délai de résolution', 'resolution time'),
  resolutionWarning: term('délai de résolution', 'resolution time'),
  promise: term('prochaine mise à jour promise', 'promised update'),
  promiseFlag: term('prochaine mise à jour promise', 'promised update'),
  pickUp: term('prise d’appel', 'pick-up'),
  customer: term('réponse du client', 'customer’s answer'),
  snooze: term('mise en veille', 'snooze'),
  reminder: term('relance', 'reminder'),
  arbitration: term('délai d’arbitrage', 'arbitration deadline'),
  check: term('vérification J+3', 'J+3 check'),
  feedback: term('délai de retour d’expérience', 'feedback deadline'),
};

const action: Record<ActionKind, Term> = {
  credit: term('avoir', 'credit'),
  refund: term('remboursement', 'refund'),
  voucher: term('bon d’achat', 'voucher'),
  discount: term('remise', 'discount'),
  free_session: term('séance offerte', 'free session'),
  fix: term('correctif', 'fix'),
  interview: term('entretien', 'interview'),
  other: term('autre mesure', 'other measure'),
};

const actionStatus = {
  waiting: term('à venir', 'to come'),
  running: term('en cours', 'running'),
  done: term('effectuée', 'done'),
  failed: term('en échec', 'failed'),
  unknown: term('issue inconnue', 'end unknown'),
  done_by_hand: term('effectuée à la main', 'done by hand'),
  given_up: term('abandonnée', 'given up'),
};

const role: Record<Role, Term> & Record<string, Term> = {
  agent: term('conseiller', 'support agent'),
  supervisor: term('superviseur', 'supervisor'),
  manager: term('manager', 'manager'),
  direction: term('direction', 'direction'),
  operator: term('opérateur', 'operator'),
  admin: term('administrateur', 'administrator'),
  specialist: term('spécialiste', 'specialist'),
  accountManager: term('responsable de compte', 'account manager'),
  owner: term('responsable du dossier', 'owner'),
  recipient: term('destinataire', 'recipient'),
  point_of_contact: term('référent du client', 'point of contact'),
};

const returnReason = {
  not_for_us: term('ne relève pas de notre équipe', 'not for our team'),
  wrong_level: term('mauvais niveau', 'wrong level'),
  already_handled: term('déjà traité', 'already handled'),
  incomplete: term('dossier incomplet', 'incomplete dossier'),
  other: term('autre raison', 'other reason'),
};

const taken = {
  diagnostic: term('diagnostic', 'diagnostic'),
  workaround: term('contournement', 'workaround'),
  told_customer: term('dit au client', 'told to the customer'),
  offer: term('proposition', 'offer'),
};

const answer = {
  accepted: term('acceptée', 'accepted'),
  refused: term('refusée', 'refused'),
  pending: term('sans réponse à ce jour', 'not answered yet'),
};

const evidence = {
  log: term('journal', 'log'),
  screenshot: term('capture d’écran', 'screenshot'),
  invoice: term('facture', 'invoice'),
  contract: term('contrat', 'contract'),
  exchange: term('échange', 'exchange'),
  public_post: term('publication', 'public post'),
  other: term('autre pièce', 'other item'),
};

const particular: Record<Particular, Term> = {
  environment: term('environnement', 'environment'),
  version: term('version ou navigateur', 'version or browser'),
  frequency: term('fréquence', 'frequency'),
  reproduction: term('reproduction', 'reproduction'),
  requestIds: term('horodatages ou requêtes', 'timestamps or request ids'),
  workaround: term('contournement', 'workaround'),
  invoice: term('facture', 'invoice'),
  period: term('période', 'period'),
  usage: term('usage', 'usage'),
  terms: term('conditions', 'terms'),
  earlierGestures: term('gestes déjà accordés', 'earlier gestures'),
  proofOfPayment: term('paiement', 'payment'),
  precedent: term('précédent', 'precedent'),
  risk: term('risque', 'risk'),
  customerWords: term('mots exacts du client', 'the customer’s exact words'),
  documents: term('documents', 'documents'),
  exchanges: term('échanges', 'exchanges'),
  accounts: term('comptes concernés', 'accounts concerned'),
  timeWindow: term('plage horaire', 'time window'),
  measuresTaken: term('mesures immédiates', 'immediate measures'),
  publicPosts: term('publications', 'public posts'),
  reach: term('portée', 'reach'),
  earlierTickets: term('tickets précédents', 'earlier tickets'),
  alreadyTried: term('déjà tenté', 'already tried'),
};

const risk = { low: term('faible', 'low'), moderate: term('modéré', 'moderate'), high: term('élevé', 'high') };
const choice = {
  approve: term('accepter', 'approve'),
  alternative: term('proposer une alternative', 'offer an alternative'),
  maintain_refusal: term('maintenir le refus', 'maintain the refusal'),
  escalate_further: term('porter au niveau supérieur', 'escalate further'),
};

const rosterFinding: Record<RosterFindingCode, Term> = {
  nobody_on_call: term('Personne n’est d’astreinte', 'Nobody is on call'),
  no_backup: term('Aucun remplaçant', 'No backup'),
  person_without_address: term('Sans adresse de courriel', 'No e-mail address'),
  deputy_circle: term('Suppléants les uns des autres', 'Deputies of each other'),
  inactive_in_plan: term('Compte inactif dans le planning d’astreinte', 'Inactive account in the on-call plan'),
  inactive_in_seat: term('Compte inactif comme titulaire ou remplaçant', 'Inactive account as primary or backup'),
  inactive_deputy: term('Suppléant au compte inactif', 'Deputy with an inactive account'),
  matrix_team_unknown: term('La matrice désigne une équipe qui n’existe pas', 'The matrix names a team that does not exist'),
  matrix_team_empty: term('La matrice désigne une équipe sans personne', 'The matrix names a team that has nobody'),
};

/** By vocabulary and code; a code that is missing here fails the rendering. */
export const terms: Readonly<Record<string, Readonly<Record<string, Term>>>> = {
  category,
  type,
  class: caseClass,
  urgency,
  outcome,
  status,
  clock,
  action,
  actionStatus,
  role,
  returnReason,
  taken,
  answer,
  evidence,
  particular,
  risk,
  choice,
  rosterFinding,
};
