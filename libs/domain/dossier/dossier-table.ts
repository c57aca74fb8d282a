// Which evidence each category requires, as the domain gives it; an organisation may put its own table in its place (domain.md §5).
import type { Category, DecisionTable } from '@relais/contracts';
import type { FactDefinitions } from '../decision-tables';
import { type RequirementName, requirementNames } from './evidence-requirements';

/** What the table of the gate may ask about: the codes of a case. Amounts in minor units. */
export const dossierFacts = {
  category: { type: 'string' },
  type: { type: 'string' },
  reason: { type: 'string' },
  motive: { type: 'string' },
  urgency: { type: 'string' },
  tier: { type: 'string' },
  live: { type: 'boolean' },
  customersAffected: { type: 'number' },
  amountMinor: { type: 'number' },
  dataExposed: { type: 'boolean' },
  brandExposed: { type: 'boolean' },
  criticalService: { type: 'boolean' },
} as const satisfies FactDefinitions;

const forADecision = ['optionsWithCost', 'precedent', 'risk', 'decisionDeadline'] as const;

const wanted: Readonly<Record<Category, readonly RequirementName[]>> = {
  technical: ['environment', 'version', 'frequency', 'reproduction', 'requestIds', 'workaround'],
  billing: ['invoice', 'period', 'usage', 'terms', 'earlierGestures', 'proofOfPayment'],
  legal: ['customerWords', 'documents', 'contract', 'exchanges'],
  security: ['accounts', 'timeWindow', 'measuresTaken'],
  reputation: ['publicPosts', 'reach'],
  vip: forADecision,
  recurrence: ['earlierTickets', 'alreadyTried'],
  decision_blocked: forADecision,
};

const inCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One row per category and requirement; all rows that fit are collected. */
export const dossierTable: DecisionTable = {
  hitPolicy: 'collect',
  inputs: [{ name: 'category', expression: 'category' }],
  outputs: [{ name: 'requirement', type: 'string', values: [...requirementNames] }],
  rules: Object.entries(wanted).flatMap(([category, requirements]) =>
    requirements.map((name) => ({ id: `${category}-${inCase(name)}`, when: [`"${category}"`], gives: [`"${name}"`] })),
  ),
  examples: [
    { name: 'Security', given: { category: 'security' }, expect: ['security-accounts', 'security-time-window', 'security-measures-taken'] },
    { name: 'Nothing known', given: {}, expect: [] },
  ],
};
