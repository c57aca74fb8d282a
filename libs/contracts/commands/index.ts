// The body of every command of life.md §2. A command's event is its body less the words, plus who, what and when.
import { z } from 'zod';
import { dossier, evidenceItem, fact } from '../dossier';
import { amountMinor, id, instant, longText, money, shortText } from '../primitives';
import { profileChange } from '../profile';
import { actionKinds, causes, decisionChoices, policyMargins, returnReasons, situations, verdicts } from '../vocabulary';
import { arbitrationBodies } from './arbitration';
import { liveBodies } from './live';

/** The first-level verdict, also accepted inside a raise (life.md §1). */
export const assessment = () =>
  z.strictObject({
    verdict: z.enum(verdicts),
    situation: z.enum(situations).optional(),
    explanation: longText().optional().describe('what the customer is told: the honest reason'),
    alternative: longText().optional(),
  });

// The parts of a template are not bounded by their schemas: its form as a whole is.
const actionForm = /^r[1-9]\d{0,2}a[1-9]\d?$/;
/** `r1a2`: the second action of the decision of the first round. */
const actionId = () =>
  z
    .templateLiteral(['r', z.int(), 'a', z.int()])
    .refine((id) => actionForm.test(id), 'is the id of an action, as r1a2')
    .meta({ pattern: actionForm.source });

const action = () =>
  z.strictObject({ kind: z.enum(actionKinds), amountMinor: amountMinor().default(0), description: longText().optional() });

const decision = () =>
  z.strictObject({
    choice: z.enum(decisionChoices),
    motive: longText(),
    cost: money(),
    actions: z.array(action()).max(20).default([]),
    customerMessage: longText().optional().describe('the words that announce the decision'),
    nextSteps: longText().optional(),
    cause: z.enum(causes).optional().describe('why the exception is asked for, as whoever decides sees it; else as the case knows it'),
    policyMargin: z.enum(policyMargins).optional().describe('what the rule in question leaves, likewise'),
    override: longText()
      .optional()
      .describe('why the advice of the exception matrix was not followed; required where the decision goes against it'),
    draft: z
      .strictObject({ choice: z.enum(['approve', 'alternative', 'maintain_refusal']), cost: money() })
      .optional()
      .describe('with escalate_further: the decision recommended to the next level'),
  });

/** One Zod schema factory per command, keyed by the command's name as in life.md §2. */
export const commandBodies = {
  assess: assessment,
  insist: () => z.strictObject({ statement: longText().optional() }),
  accept_alternative: () => z.strictObject({ statement: longText().optional() }),
  complete_dossier: () => z.strictObject({ dossier: dossier(), profile: profileChange().optional() }),
  acknowledge: () => z.strictObject({ promisedAt: instant(), comment: longText().optional() }),
  ...liveBodies,
  return: () => z.strictObject({ reason: z.enum(returnReasons), comment: longText() }),
  request_information: () => z.strictObject({ from: z.enum(['agent', 'customer']), question: longText() }),
  provide_information: () => z.strictObject({ answer: longText() }),
  decide: decision,
  ...arbitrationBodies,
  retry_action: () => z.strictObject({ actionId: actionId(), how: z.enum(['again', 'done_by_hand', 'give_up']), reason: longText() }),
  record_check: () =>
    z.strictObject({
      satisfied: z.boolean(),
      satisfaction: z.int().min(1).max(5).optional(),
      recommendation: z.int().min(0).max(10).optional().describe('the 0–10 answer of the net promoter question'),
      gestureUsed: z.boolean().optional(),
      retained: z.boolean().optional(),
      comment: longText().optional(),
    }),
  give_feedback: () =>
    z.strictObject({
      wellDone: longText(),
      toImprove: longText().optional(),
      toLearn: longText().optional(),
      lesson: longText().optional(),
    }),
  rate_support: () => z.strictObject({ rating: z.int().min(1).max(5), comment: longText().optional() }),
  snooze: () => z.strictObject({ until: instant(), comment: longText().optional() }),
  reassign: () =>
    z.strictObject({ role: z.enum(['owner', 'recipient', 'point_of_contact']), to: id(), teamId: id().optional(), reason: longText() }),
  withdraw: () => z.strictObject({ statement: longText() }),
  cancel: () => z.strictObject({ reason: longText() }),
  update_customer: () =>
    z.strictObject({ message: longText(), nextUpdateAt: instant().optional(), statesPosition: z.boolean().default(false) }),
  add_note: () => z.strictObject({ note: longText(), internal: z.boolean().default(true) }),
  add_fact: fact,
  attach_evidence: evidenceItem,
} as const;

/** Commands that people and backends send over HTTP. */
export type PublicCommand = keyof typeof commandBodies;
export const publicCommands = Object.keys(commandBodies) as PublicCommand[];

/** Commands of life.md that Relais itself composes: another raise for the same ticket, and the re-apply of a policy. */
export const composedCommands = ['trigger_added', 'apply_policy'] as const;
export type CommandName = PublicCommand | (typeof composedCommands)[number];
export const commandNames: readonly CommandName[] = [...publicCommands, ...composedCommands];

export type CommandBody<Name extends PublicCommand> = z.output<ReturnType<(typeof commandBodies)[Name]>>;

/** The URL segment of a command: `accept_alternative` → `accept-alternative`. */
export const commandSegment = (name: CommandName): string => name.replaceAll('_', '-');

/** What a triggering repeat of a raise says (life.md §1, "Second raise"). */
export const triggerAdded = () => z.strictObject({ summary: shortText().optional() });
