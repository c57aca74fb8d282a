// The domain's own decision tables, compiled once: the largest collects what a dossier requires, the advice stops at the first rule.
import { createRequire } from 'node:module';
import { chance, many } from './chance.mjs';

const require = createRequire(import.meta.url);
const { compilePolicyTables } = require('@relais/domain/policy');
const { evaluateTable } = require('@relais/domain/decision-tables');
const { adviseDecision } = require('@relais/domain/decision');

const tables = compilePolicyTables({});

const facts = (seed) => () => {
  const { whole, one, share } = chance(seed);
  return many(20_000, () => ({
    tenureMonths: whole(600) / 10,
    satisfaction: whole(50) / 10,
    costMinor: whole(30_000),
    cause: one(['testing', 'aggression', 'customer_situation', 'company_error']),
    churnRisk: one(['low', 'moderate', 'high']),
    policy: one(['strict', 'ambiguous']),
    repeat: share() < 0.5,
  }));
};

const codes = () => {
  const { whole, one, share } = chance(13);
  return many(20_000, () => ({
    category: one(['technical', 'billing', 'legal', 'security', 'reputation', 'vip', 'recurrence', 'decision_blocked']),
    tier: one(['standard', 'vip']),
    amountMinor: whole(1_000_000),
    customersAffected: whole(1_000),
    dataExposed: share() < 0.5,
  }));
};

export const decisionTableBenches = [
  {
    name: 'largest default table (dossier, 31 rules)',
    atLeast: 20_000,
    inputs: codes,
    run: (known) => evaluateTable(tables.dossier, known),
  },
  {
    name: 'colours of a decision (17 rules)',
    atLeast: 20_000,
    inputs: facts(11),
    run: (known) => evaluateTable(tables.criteria, known),
  },
  { name: 'advice on a decision, both tables', atLeast: 20_000, inputs: facts(12), run: (known) => adviseDecision(tables, known) },
];
