// The dossier "ready to handle" (domain.md §5). Every section is optional here: a draft is welcome, the gate says what is missing.
import { z } from 'zod';
import { claimed, instant, longText, money, shortText } from './primitives';
import { churnRisks } from './vocabulary';

const customerContext = () =>
  z.strictObject({
    summary: longText().optional(),
    product: shortText().optional(),
    plan: shortText().optional(),
    contract: shortText().optional(),
    tenureMonths: z.number().min(0).max(1200).optional(),
    ticketsSolved: z.int().min(0).max(100_000).optional(),
    satisfaction: z.number().min(0).max(5).optional().describe('mean satisfaction, out of 5'),
    earlierRequests: z.int().min(0).max(1000).optional(),
  });

export const fact = () => z.strictObject({ at: instant(), text: longText() });

export const evidenceItem = () =>
  z.strictObject({
    kind: z.enum(['log', 'screenshot', 'invoice', 'contract', 'exchange', 'public_post', 'other']),
    label: shortText(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .brand<'text'>(),
  });

const actionTaken = () =>
  z.strictObject({
    at: instant().optional(),
    kind: z.enum(['diagnostic', 'workaround', 'told_customer', 'offer']),
    text: longText(),
    answer: z.enum(['accepted', 'refused', 'pending']).optional(),
  });

const option = () =>
  z.strictObject({ label: shortText(), cost: money().optional(), delay: shortText().optional(), risk: shortText().optional() });

/** What the recipient of one category needs beyond the common part (domain.md §5); which of them are required, the table of the gate says. */
const particularFields = {
  environment: 'technical: where it happens',
  version: 'technical: version or browser',
  frequency: 'technical: how often',
  reproduction: 'technical: steps that show it again',
  requestIds: 'technical: timestamps or request ids',
  workaround: 'technical: what helps meanwhile, or that nothing does',
  invoice: 'billing: the invoice concerned',
  period: 'billing: the period concerned',
  usage: 'billing: what was used in it',
  terms: 'billing: the terms that apply',
  earlierGestures: 'billing: gestures made before, or none',
  proofOfPayment: 'billing: proof of payment or transaction reference',
  precedent: 'decision blocked, VIP: how the like was decided before',
  risk: 'decision blocked, VIP: what is at stake either way',
  customerWords: 'legal: the customer’s exact words',
  documents: 'legal: documents and their dates',
  exchanges: 'legal: what was exchanged so far',
  accounts: 'security: the accounts concerned',
  timeWindow: 'security: from when to when',
  measuresTaken: 'security: immediate measures',
  publicPosts: 'reputation: links to the public posts',
  reach: 'reputation: how many have seen it',
  earlierTickets: 'recurrence: the earlier tickets',
  alreadyTried: 'recurrence: what was tried',
} as const;
export type Particular = keyof typeof particularFields;
export const particularNames = Object.keys(particularFields) as [Particular, ...Particular[]];

const particulars = () =>
  z.strictObject(
    Object.fromEntries(particularNames.map((name) => [name, longText().optional().describe(particularFields[name])])) as Record<
      Particular,
      z.ZodOptional<ReturnType<typeof longText>>
    >,
  );

export const dossier = () =>
  z
    .strictObject({
      subject: shortText().optional(),
      why: longText().optional().describe('why it is escalated, as the customer is told'),
      who: shortText().optional().describe('who is expected to take it'),
      nextUpdateAt: instant().optional().describe('when the customer hears next'),
      context: customerContext().optional(),
      facts: z.array(fact()).max(200).optional(),
      evidence: z.array(evidenceItem()).max(200).optional(),
      actionsTaken: z.array(actionTaken()).max(200).optional(),
      preciseAsk: longText().optional(),
      questions: z.array(shortText()).max(50).optional(),
      externalDeadline: instant().optional(),
      decisionDeadline: instant().optional().describe('until when a decision is needed'),
      particulars: particulars().optional(),
      options: z.array(option()).max(10).optional(),
      recommendation: longText().optional(),
      agentOpinion: longText().optional(),
      customerMessage: z.strictObject({ at: instant(), text: longText() }).optional().describe('the one message the customer was given'),
      refusalSummary: longText().optional().describe('for an insisted case: the refusal that was explained'),
      sensitivity: z
        .strictObject({
          frustration: z.int().min(0).max(5),
          churnRisk: z.enum(churnRisks),
          tone: shortText().optional(),
          aggressive: z.boolean().default(false),
        })
        .optional(),
    })
    .brand<'text'>()
    .register(claimed, { reason: 'the gate reads it from the database; the machine only hears the answer' });
/** A dossier as parsed: instants in epoch milliseconds. */
export type Dossier = z.output<ReturnType<typeof dossier>>;

/** One reason why a dossier does not pass the gate: where, and in words (domain.md §5). */
export const gateFinding = () =>
  z.strictObject({
    test: z.enum(['three_w', 'no_question_back', 'one_voice', 'short_briefing']),
    pointer: z.string().describe('JSON pointer into the dossier'),
    detail: z.strictObject({ fr: z.string(), en: z.string() }),
  });
export type GateFinding = z.output<ReturnType<typeof gateFinding>>;
