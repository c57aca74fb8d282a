// The codes of the domain as the manual calls them, by the fact or the column they stand in; beside those that messages use.
import type { Language } from '@relais/contracts';
import { terms } from '@relais/messaging';

type Term = Readonly<Record<Language, string>>;
type Terms = Readonly<Record<string, Term>>;
const term = (fr: string, en: string): Term => ({ fr, en });

const verdict: Terms = {
  yes: term('oui, justifiée', 'yes, justified'),
  maybe: term('peut-être : une personne tranche', 'maybe: a person decides'),
  no: term('non : raison honnête et alternative', 'no: an honest reason and an alternative'),
  redirect: term('réorienter', 'redirect'),
};
const situation: Terms = {
  distrusts_agent: term('le client ne croit pas l’agent', 'the customer does not believe the agent'),
  exception_expected: term('refus de l’agent, exception attendue', 'refused by the agent, exception expected'),
  complex_technical: term('problème technique complexe', 'complex technical problem'),
  out_of_scope: term('hors périmètre', 'out of scope'),
  hostile_customer: term('client très agressif', 'very aggressive customer'),
  already_answered: term('même question, déjà répondue', 'same question, answered already'),
  exception_possible: term('demande légitime, exception possible', 'legitimate request, exception possible'),
  testing_the_system: term('le client teste le système', 'the customer tests the system'),
  dispute_or_compensation: term('litige ou dédommagement', 'dispute or compensation'),
  low_satisfaction: term('satisfaction basse, problème identifié', 'low satisfaction, problem identified'),
};
const advice: Terms = {
  approve: term('accepter', 'approve'),
  refuse: term('refuser, avec une alternative', 'refuse, with an alternative'),
  escalate_to_direction: term('porter à la direction', 'escalate to the direction'),
  case_by_case: term('au cas par cas', 'case by case'),
};
const criterion: Terms = {
  tenure: term('ancienneté', 'tenure'),
  satisfaction: term('satisfaction moyenne', 'mean satisfaction'),
  cost: term('coût', 'cost'),
  cause: term('cause', 'cause'),
  churn_risk: term('risque de départ', 'churn risk'),
  policy: term('règle applicable', 'applicable policy'),
};
const colour: Terms = { red: term('rouge', 'red'), amber: term('orange', 'amber'), green: term('vert', 'green') };
const cause: Terms = {
  testing: term('test du système', 'testing the system'),
  aggression: term('agression', 'aggression'),
  customer_situation: term('situation du client', 'the customer’s situation'),
  company_error: term('erreur de l’entreprise', 'the company’s error'),
};
const policy: Terms = { strict: term('stricte', 'strict'), ambiguous: term('ambiguë', 'ambiguous') };
const tier: Terms = { standard: term('standard', 'standard'), vip: term('VIP', 'VIP') };
const language: Terms = { fr: term('français', 'French'), en: term('anglais', 'English') };
const requirement: Terms = {
  ...terms.particular,
  optionsWithCost: term('au moins une option avec son coût', 'at least one option with its cost'),
  decisionDeadline: term('date limite de décision', 'deadline for the decision'),
  contract: term('contrat', 'contract'),
};
const fact: Terms = {
  situation: term('situation', 'situation'),
  verdict: term('verdict', 'verdict'),
  advice: term('avis', 'advice'),
  criterion: term('critère', 'criterion'),
  colour: term('couleur', 'colour'),
  requirement: term('pièce exigée', 'required item'),
  tenureMonths: term('ancienneté (mois)', 'tenure (months)'),
  satisfaction: term('satisfaction (sur 5)', 'satisfaction (of 5)'),
  costMinor: term('coût', 'cost'),
  amountMinor: term('montant en jeu', 'amount at stake'),
  churnRisk: term('risque de départ', 'churn risk'),
  cause: term('cause', 'cause'),
  policy: term('règle', 'policy'),
  category: term('catégorie', 'category'),
  type: term('type', 'type'),
  level: term('niveau', 'level'),
  tier: term('rang du client', 'customer tier'),
  urgency: term('urgence', 'urgency'),
  language: term('langue', 'language'),
  timesAnswered: term('réponses déjà données', 'times answered'),
};
const rotation: Terms = {
  hourly: term('par heures', 'by hours'),
  daily: term('par jours', 'by days'),
  weekly: term('par semaines', 'by weeks'),
  round_robin: term('à qui a le moins de dossiers ouverts', 'to whoever has the fewest open cases'),
};
const because: Terms = {
  override: term('remplacement ponctuel', 'override'),
  layer: term('à son tour', 'in turn'),
  deputy: term('en suppléance', 'as deputy'),
  backup: term('remplaçant', 'backup'),
  last_resort: term('dernier recours', 'last resort'),
};
const hitPolicy: Terms = {
  first: term('la première règle qui convient décide', 'the first rule that fits decides'),
  unique: term('une seule règle peut convenir', 'one rule alone may fit'),
  collect: term('toutes les règles qui conviennent comptent', 'all rules that fit count'),
};
const factType: Terms = { number: term('nombre', 'number'), string: term('texte', 'text'), boolean: term('oui ou non', 'yes or no') };

const trigger: Terms = {
  sla_share: term('une part du délai', 'a share of the time'),
  sla_breached: term('le délai dépassé', 'the time exceeded'),
  words: term('des mots du client', 'words of the customer'),
  superior_requested: term('la demande d’un supérieur', 'a request for a superior'),
  sentiment: term('l’humeur du client', 'the customer’s mood'),
  exchanges: term('les échanges sans solution', 'exchanges without a solution'),
  repeats: term('le même problème qui revient', 'the same problem coming back'),
  systemic: term('un symptôme chez plusieurs clients', 'one symptom at several customers'),
  suggest: term('une personne confirme', 'a person confirms'),
  auto: term('sans confirmation', 'without confirmation'),
  skill: term('la compétence', 'skill'),
  authority: term('le pouvoir de décider', 'authority'),
  sla: term('le délai', 'the service level'),
  high_risk_customer: term('un client à risque', 'a customer at risk'),
};

const own: Readonly<Record<string, Terms>> = {
  ...{ verdict, situation, advice, criterion, colour, cause, policy, tier, language, requirement, fact, rotation, because, hitPolicy },
  ...{ trigger, factType, churnRisk: terms.risk as Terms },
};

/** A code in words; the code itself where it has none: an organisation may use codes of its own in its tables. */
export const inWords = (code: string, { vocabulary, language }: { vocabulary: string; language: Language }): string =>
  (own[vocabulary] ?? terms[vocabulary])?.[code]?.[language] ?? code;
