// Questions to the matrices and their answers: pure advice, for a case that need not exist (domain.md §4, §7).
import { z } from 'zod';
import { dossier, gateFinding } from './dossier';
import { amountMinor, currency } from './primitives';
import { profile } from './profile';
import { categories, causes, churnRisks, motives, policyMargins, reasons, situations, tiers, urgencies } from './vocabulary';

const because = () => z.object({ fr: z.string(), en: z.string() }).nullable();

/** Body of `POST /v1/advice/evaluation`: what is known; a fact left out is one that nobody knows. */
export const evaluationQuestion = () =>
  z.strictObject({
    situation: z.enum(situations).optional(),
    category: z.enum(categories).optional(),
    tier: z.enum(tiers).optional(),
    reason: z.enum(reasons).optional(),
    motive: z.enum(motives).optional(),
    urgency: z.enum(urgencies).optional(),
    timesAnswered: z.int().min(0).max(1000).optional().describe('how often this very question has been answered'),
    satisfaction: z.number().min(0).max(5).optional(),
    aggressive: z.boolean().optional(),
  });
export type EvaluationQuestion = z.output<ReturnType<typeof evaluationQuestion>>;

/** `verdict` is null when no rule of the matrix knows the situation: a person evaluates it. */
export const evaluationAnswer = () =>
  z.object({
    policyVersion: z.int(),
    verdict: z.enum(['yes', 'maybe', 'no', 'redirect']).nullable(),
    rule: z.string().nullable(),
    because: because(),
  });
export type EvaluationAnswer = z.output<ReturnType<typeof evaluationAnswer>>;

/** Body of `POST /v1/advice/decision`. */
export const decisionQuestion = () =>
  z.strictObject({
    tenureMonths: z.number().min(0).max(1200).optional(),
    satisfaction: z.number().min(0).max(5).optional().describe('mean satisfaction, out of 5'),
    costMinor: amountMinor().optional(),
    currency: currency().optional().describe('must be that of the policy, whose figures it is compared with'),
    cause: z.enum(causes).optional(),
    churnRisk: z.enum(churnRisks).optional(),
    policy: z.enum(policyMargins).optional(),
    repeat: z.boolean().optional(),
    category: z.enum(categories).optional(),
    tier: z.enum(tiers).optional(),
  });
export type DecisionQuestion = z.output<ReturnType<typeof decisionQuestion>>;

const colour = z.enum(['red', 'amber', 'green']);
export const advices = ['approve', 'refuse', 'escalate_to_direction', 'case_by_case'] as const;
export const decisionAnswer = () =>
  z.object({
    policyVersion: z.int(),
    advice: z.enum(advices),
    certain: z.boolean().describe('false where a fact that is not known could change the advice'),
    leaning: z.enum(['approve', 'refuse']).nullable().describe('case by case: the side with more criteria of its colour'),
    criteria: z.array(
      z.object({
        criterion: z.enum(['tenure', 'satisfaction', 'cost', 'cause', 'churn_risk', 'policy']),
        colour,
        rule: z.string(),
        because: because(),
      }),
    ),
    balance: z.object({ red: z.int(), amber: z.int(), green: z.int() }),
    repeat: z.boolean(),
    rule: z.string(),
    because: because(),
  });
export type DecisionAnswer = z.output<ReturnType<typeof decisionAnswer>>;

/** Body of `POST /v1/advice/dossier`: a draft, as far as it is written. */
export const dossierQuestion = () =>
  z.strictObject({
    profile: profile(),
    dossier: dossier(),
    insisted: z.boolean().default(false).describe('the short gate of an insisted case'),
  });
export type DossierQuestion = z.output<ReturnType<typeof dossierQuestion>>;

export const dossierAnswer = () => z.object({ policyVersion: z.int(), passes: z.boolean(), missing: z.array(gateFinding()) });
export type DossierAnswer = z.output<ReturnType<typeof dossierAnswer>>;
