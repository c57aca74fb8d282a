// The rules by which a ticket asks to be escalated, and the question which of them fire (domain.md §2, "Automatic escalation").
import { z } from 'zod';
import { ruleId } from './decision-table';
import { instant } from './primitives';
import { categories, languages, reasons } from './vocabulary';

export const triggerKinds = [
  'sla_share',
  'sla_breached',
  'words',
  'sentiment',
  'superior_requested',
  'exchanges',
  'repeats',
  'systemic',
] as const;
export type TriggerKind = (typeof triggerKinds)[number];

export const triggerModes = ['suggest', 'auto'] as const;

export const triggerLimits = { rules: 50, words: 100, word: 80, messages: 100, text: 5_000, occurrences: 500 } as const;

const wordList = () => z.array(z.string().trim().min(1).max(triggerLimits.word)).max(triggerLimits.words);
const wordsByLanguage = () => z.strictObject({ fr: wordList(), en: wordList() } satisfies Record<(typeof languages)[number], z.ZodType>);

const ruleOf = <const Kinds extends readonly [TriggerKind, ...TriggerKind[]], Shape extends z.ZodRawShape>(kinds: Kinds, shape: Shape) =>
  z.strictObject({
    id: ruleId(),
    kind: z.enum(kinds),
    mode: z.enum(triggerModes).describe('`suggest`: a person confirms'),
    category: z.enum(categories).describe('to raise with'),
    reason: z.enum(reasons),
    ...shape,
  });

/** One rule. Words are matched whole, in every inflection, without regard to accents and capitals; of several words, in their order. */
export const triggerRule = () =>
  z.discriminatedUnion('kind', [
    ruleOf(['sla_share'], { percent: z.int().min(1).max(99).describe('share of the time used from which it fires') }),
    ruleOf(['sla_breached'], {}),
    ruleOf(['words', 'superior_requested'], { words: wordsByLanguage() }),
    ruleOf(['sentiment'], {
      atMost: z.number().min(-1).max(0).describe('of the customer’s newest message that was measured; -1 is furious'),
      fallsBy: z.number().min(0.1).max(2).optional().describe('or by how much it fell since the first'),
    }),
    ruleOf(['exchanges'], { moreThan: z.int().min(1).max(100) }),
    ruleOf(['repeats'], { times: z.int().min(2).max(100), days: z.int().min(1).max(365) }),
    ruleOf(['systemic'], { customers: z.int().min(2).max(10_000) }),
  ]);
export type TriggerRule = z.output<ReturnType<typeof triggerRule>>;

export const triggerRules = () => z.array(triggerRule()).max(triggerLimits.rules);

const ticketMessage = () =>
  z.strictObject({
    from: z.enum(['customer', 'agent']),
    language: z.enum(languages),
    text: z.string().max(triggerLimits.text),
    sentiment: z.number().min(-1).max(1).optional().describe('-1 furious, 0 neutral, 1 delighted'),
  });

/** Body of `POST /v1/advice/triggers`: what is known of a ticket; a fact left out fires nothing. */
export const triggersQuestion = () =>
  z.strictObject({
    at: instant().optional().describe('the moment to count back from; now unless given'),
    sla: z.strictObject({ usedPercent: z.number().min(0).max(10_000), breached: z.boolean().default(false) }).optional(),
    messages: z.array(ticketMessage()).max(triggerLimits.messages).default([]).describe('the oldest first'),
    exchanges: z.int().min(0).max(1_000).optional().describe('exchanges so far without a solution'),
    occurrences: z.array(instant()).max(triggerLimits.occurrences).default([]).describe('when the same problem came, this time included'),
    customersAffected: z.int().min(0).max(10_000_000).optional().describe('customers with this very symptom'),
  });
export type TriggersQuestion = z.output<ReturnType<typeof triggersQuestion>>;

const quote = () =>
  z.object({
    message: z.int().describe('index in `messages`'),
    from: z.int().describe('first character, from 0'),
    to: z.int().describe('behind the last character'),
    text: z.string(),
  });

/** A rule that fires with what made it fire: the words, or the figure and the one it was held against. */
export const firedTrigger = () =>
  z.object({
    rule: z.string(),
    kind: z.enum(triggerKinds),
    mode: z.enum(triggerModes),
    category: z.enum(categories),
    reason: z.enum(reasons),
    quotes: z.array(quote()),
    figure: z
      .object({
        value: z.number().describe('of a mood that fell, by how much'),
        threshold: z.number().describe('from which it fires'),
      })
      .nullable(),
    because: z.object({ fr: z.string(), en: z.string() }),
  });
export type FiredTrigger = z.output<ReturnType<typeof firedTrigger>>;
export const triggersAnswer = () => z.object({ policyVersion: z.int(), fired: z.array(firedTrigger()) });
