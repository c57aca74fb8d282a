// What the matrices advise on one case, what its customer asked before and how the like was decided (domain.md §4, §7).
import { z } from 'zod';
import { advices, decisionAnswer, evaluationAnswer } from './advice';
import { amountMinor, currency, id, instantOut } from './primitives';
import { categories, causes, churnRisks, decisionChoices, outcomes, policyMargins, reasons, situations, statuses } from './vocabulary';

/** Where a fact is known from; `history`: the customer's earlier escalations; `asked`: whoever asks supposes it, or decides by it. */
export const factSources = ['asked', 'recommendation', 'profile', 'dossier', 'assessment', 'history', 'unknown'] as const;
export type FactSource = (typeof factSources)[number];
/** One fact as a table is asked it; null is not known. */
export interface KnownFact {
  readonly fact: string;
  readonly value: string | number | boolean | null;
  readonly from: FactSource;
}
const knownFact = () =>
  z.object({ fact: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).nullable(), from: z.enum(factSources) });

/** Query of `GET /v1/escalations/{escalationId}/advice`: what the reader supposes, in the place of what the case knows. */
export const caseAdviceQuestion = () =>
  z.strictObject({
    costMinor: amountMinor().optional().describe('the cost that is thought of, in the currency of the policy'),
    cause: z.enum(causes).optional(),
    policyMargin: z.enum(policyMargins).optional(),
    churnRisk: z.enum(churnRisks).optional(),
    situation: z.enum(situations).optional(),
    timesAnswered: z.int().min(0).max(1000).optional(),
  });
export type CaseAdviceQuestion = z.output<ReturnType<typeof caseAdviceQuestion>>;

/** What makes two decisions alike, beside their category. */
export const likenesses = ['reason', 'cause', 'cost_band'] as const;
export type Likeness = (typeof likenesses)[number];

/** Why a table gives no answer: it leaves the facts out, or two of its rules fit. */
const withheld = z.enum(['no_rule_fits', 'rules_overlap']).nullable();

/**
 * The advice that somebody decided under, as it was given: codes alone. The words of a rule are in the policy version, the figures in the version of
 * the dossier.
 */
export const recordedAdvice = () =>
  z.object({
    policyVersion: z.int(),
    dossierVersion: z.int().nullable(),
    advice: z.enum(advices).nullable(),
    certain: z.boolean(),
    leaning: z.enum(['approve', 'refuse']).nullable(),
    rule: z.string().nullable(),
    colours: z.record(z.string(), z.enum(['red', 'amber', 'green'])).describe('by criterion'),
    costMinor: z.int().nullable().describe('the cost that it was given for'),
    repeat: z.boolean(),
    unknown: z.array(z.string()).describe('facts that nobody knew'),
    against: z.boolean().describe('the decision goes against it'),
  });
export type RecordedAdvice = z.output<ReturnType<typeof recordedAdvice>>;

/** What the evaluation matrix advised when somebody assessed a case; kept in its timeline. */
export interface RecordedEvaluation {
  readonly policyVersion: number;
  readonly verdict: 'yes' | 'maybe' | 'no' | 'redirect' | null;
  readonly rule: string | null;
  readonly against: boolean;
}

const earlierRequest = () =>
  z.object({
    id: id(),
    category: z.enum(categories),
    raisedAt: instantOut(),
    status: z.enum(statuses),
    outcome: z.enum(outcomes).nullable(),
    granted: z.object({ amountMinor: z.int(), currency: currency() }).nullable().describe('the gestures decided, null for none'),
  });

const precedent = () =>
  z.object({
    id: id(),
    decidedAt: instantOut(),
    choice: z.enum(decisionChoices),
    amountMinor: z.int().nullable().describe('null where masked'),
    currency: currency(),
    reason: z.enum(reasons).nullable(),
    cause: z.enum(causes).nullable(),
    againstAdvice: z.boolean(),
    satisfied: z.boolean().nullable().describe('at J+3; null while nobody has asked'),
    satisfaction: z.int().nullable(),
    alike: z.array(z.enum(likenesses)),
  });

const takenDecision = () =>
  z.object({
    decidedAt: instantOut(),
    by: id(),
    choice: z.enum(decisionChoices),
    amountMinor: z.int().nullable().describe('null where masked'),
    currency: currency(),
    override: z.string().nullable().describe('why the advice was not followed'),
    advice: recordedAdvice().nullable().describe('as it was given then; null for a decision older than such records'),
  });

export const caseAdvice = () =>
  z.object({
    policyVersion: z.int().describe('the rules that the case lives by'),
    dossierVersion: z.int().nullable(),
    evaluation: evaluationAnswer()
      .omit({ policyVersion: true })
      .extend({ facts: z.array(knownFact()), withheld }),
    decision: decisionAnswer().omit({ policyVersion: true }).nullable().describe('null where the table gives no answer, and where masked'),
    decisionFacts: z.array(knownFact()),
    withheld,
    earlier: z
      .object({ count: z.int(), sameCategory: z.int(), items: z.array(earlierRequest()) })
      .describe('earlier escalations of the customer that the reader may see; the items are the newest'),
    precedents: z
      .object({ weighed: z.int().describe('the latest decisions of the category that were compared'), items: z.array(precedent()) })
      .describe('those that share most of reason, cause and cost band; among equals the newest first'),
    decisions: z.array(takenDecision()).describe('what was decided on this case, the newest first'),
  });
export type CaseAdvice = z.input<ReturnType<typeof caseAdvice>>;
