// Decides, right before a message leaves, whether it still may: no message leaves for a case that moved on (domain.md §9).
import type { Addressee, CaseContext, CaseSnapshot, ClockName, Instant, MessageKind, OpenState } from '@relais/contracts';

/** What is known of a message before it is rendered. */
export interface OutgoingMessage {
  readonly kind: MessageKind;
  readonly to: Addressee;
  readonly userId: string | null;
  readonly clock: ClockName | null;
  readonly actionId: string | null;
  /** When the step that asked for it was recorded. */
  readonly at: Instant;
}

type Context = CaseSnapshot['context'];
type Condition = (message: OutgoingMessage, context: Context) => boolean;

interface Rule {
  /** States in which it is wanted; none named means in every state, `open` in all but the end. */
  readonly during?: readonly OpenState[] | 'open';
  readonly if?: Condition;
}

/** A recipient without a person is a whole team: each of its members was written to. */
const stillRecipient: Condition = ({ userId, to }, { recipient }) =>
  to !== 'recipient' || recipient === null || recipient.userId === null || recipient.userId === userId;

/** Whoever was asked, the agent records the answer. */
const stillAsked: Condition = ({ to }, { information }) => information !== null && (to === 'agent' || information.from === to);

/** An update that sets the next promise settles the one that was missed. */
const noNewPromise: Condition = ({ at }, { due }) => due.promise === undefined || due.promise <= at;

const round = ({ rounds }: Pick<CaseContext, 'rounds'>) => rounds.at(-1);
const stillRunning: Condition = ({ clock }, context) =>
  clock === 'resolution' || clock === 'resolutionWarning'
    ? !round(context)?.implementedAt && !round(context)?.resolutionBreached
    : !round(context)?.acknowledgedAt && !round(context)?.responseBreached;

const stillFailing: Condition = ({ actionId }, { actions }) =>
  actions.some(({ id, status }) => (actionId === null || id === actionId) && (status === 'failed' || status === 'unknown'));

const always: Rule = {};
const whileOpen: Rule = { during: 'open' };
const whileDocumenting: Rule = { during: ['evaluating', 'documenting'] };
/** Nobody is asked about a message that has left, was overtaken, or waits for the other thing. */
const stillDrafted: Condition = (_message, { settlementMessage }) => settlementMessage?.refused === false;
const stillRefused: Condition = (_message, { settlementMessage }) => settlementMessage?.refused === true;

const whileArbitrating: Rule = { during: ['arbitrating'] };

/** One rule per kind; where the customer and the staff differ, `toCustomer` holds for the customer. */
const rules: Record<MessageKind, Rule & { readonly toCustomer?: Rule }> = {
  transfer: { during: ['awaiting_acknowledgment'], if: stillRecipient, toCustomer: whileOpen },
  reminder: { during: ['awaiting_acknowledgment'], if: stillRecipient },
  dossier_updated: { during: 'open', if: stillRecipient },
  information_provided: { during: ['awaiting_acknowledgment', 'deciding'], if: stillRecipient },
  call_back: { during: ['awaiting_acknowledgment'] },
  update: always,
  decision: always,
  redirected: always,
  refusal_explained: { during: ['evaluating'] },
  declined: always,
  information_requested: { during: ['documenting'], if: stillAsked },
  check: { during: ['following_up'] },
  acknowledged: whileOpen,
  returned: { during: ['documenting', 'arbitrating'] },
  decided: always,
  feedback: always,
  closed: always,
  documenting_reminder: whileDocumenting,
  customer_silent: { during: ['documenting'] },
  agent_silent: whileDocumenting,
  promise_missed: { during: 'open', if: noNewPromise },
  sla_warning: { during: 'open', if: stillRunning },
  // A breach is a fact, also when the acknowledgment that came too late recorded it.
  sla_breached: whileOpen,
  top_of_ladder: { during: ['awaiting_acknowledgment'] },
  arbitration_opened: whileArbitrating,
  arbitration_reminder: whileArbitrating,
  message_to_validate: { during: 'open', if: stillDrafted },
  message_refused: { during: 'open', if: stillRefused },
  message_waiting: { during: 'open', if: (...asked) => stillDrafted(...asked) || stillRefused(...asked) },
  settlement: { during: ['documenting', 'transferring', 'awaiting_acknowledgment', 'deciding', 'implementing'] },
  moved_to_writing: whileOpen,
  action_failed: { during: ['implementing'], if: stillFailing },
  check_due: { during: ['following_up'] },
  reassigned: whileOpen,
};

/** False when the case has moved on so far that the message would mislead its reader. */
export function wanted(message: OutgoingMessage, snapshot: CaseSnapshot): boolean {
  const { toCustomer, ...toStaff } = rules[message.kind];
  const rule = message.to === 'customer' ? (toCustomer ?? toStaff) : toStaff;
  return isDuring(rule, snapshot.value) && (rule.if?.(message, snapshot.context) ?? true);
}

function isDuring({ during }: Rule, value: CaseSnapshot['value']): boolean {
  if (during === undefined) return true;
  return during === 'open' ? value !== 'closed' : during.some((state) => state === value);
}
