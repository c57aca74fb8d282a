// The evaluation matrix as the domain gives it: is the escalation justified? An organisation may put its own in its place (domain.md §4).
import type { DecisionTable } from '@relais/contracts';
import type { FactDefinitions } from '../decision-tables';

/** What an evaluation table may ask about; `timesAnswered`: how often this very question has been answered already. */
export const evaluationFacts = {
  situation: { type: 'string' },
  category: { type: 'string' },
  tier: { type: 'string' },
  reason: { type: 'string' },
  motive: { type: 'string' },
  urgency: { type: 'string' },
  timesAnswered: { type: 'number' },
  satisfaction: { type: 'number' },
  aggressive: { type: 'boolean' },
} as const satisfies FactDefinitions;

export const evaluationVerdicts = ['yes', 'maybe', 'no', 'redirect'] as const;
export type EvaluationVerdict = (typeof evaluationVerdicts)[number];

type Row = readonly [situation: string, verdict: EvaluationVerdict, fr: string, en: string];

const rows: readonly Row[] = [
  ['distrusts_agent', 'yes', 'Le client ne croit pas l’agent.', 'The customer does not believe the agent.'],
  [
    'exception_expected',
    'yes',
    'L’agent a refusé, le client attend une exception.',
    'The agent said no, the customer believes an exception is due.',
  ],
  [
    'complex_technical',
    'yes',
    'Problème technique au-delà de l’agent : support technique.',
    'A technical problem beyond the agent: tech support.',
  ],
  ['out_of_scope', 'redirect', 'Demande hors périmètre : réorienter.', 'Confirmed out of scope: redirect, this is no escalation.'],
  [
    'hostile_customer',
    'maybe',
    'Client très agressif : protéger l’agent, désamorcer d’abord.',
    'Very aggressive: the agent’s safety first, de-escalate.',
  ],
  ['already_answered', 'no', 'Même question, déjà répondue trois fois.', 'The same question, answered three times already.'],
  [
    'exception_possible',
    'yes',
    'Demande légitime, exception possible : le superviseur décide.',
    'A legitimate request, an exception is possible: a supervisor decides.',
  ],
  ['testing_the_system', 'no', 'Le client teste le système : soutenir l’agent.', 'The customer is testing the system: support the agent.'],
  [
    'dispute_or_compensation',
    'yes',
    'Litige ou dédommagement : superviseur habilité.',
    'A dispute or compensation: an authorised supervisor.',
  ],
  [
    'low_satisfaction',
    'maybe',
    'Satisfaction basse, problème identifié : réessayer d’abord.',
    'Low satisfaction, the problem is known: try again first.',
  ],
];

/** The defaults: one row per situation, so at most one fires. */
export const evaluationTable: DecisionTable = {
  hitPolicy: 'unique',
  inputs: [{ name: 'situation', expression: 'situation' }],
  outputs: [{ name: 'verdict', type: 'string', values: [...evaluationVerdicts] }],
  rules: rows.map(([situation, verdict, fr, en]) => ({
    id: situation,
    when: [`"${situation}"`],
    gives: [`"${verdict}"`],
    because: { fr, en },
  })),
  examples: rows.map(([situation]) => ({ name: situation, given: { situation }, expect: [situation] })),
};
