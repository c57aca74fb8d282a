// Collects what a message may speak of, from the case as it is now and from the step that asked for the message.
import type { CaseSnapshot, DecisionChoice } from '@relais/contracts';
import { isOnThePhone } from '@relais/domain/live-call';
import type { MessageAction, MessageCase, MessageData, MessageDecision } from '@relais/messaging';
import type { DeliverableMessage } from '@relais/persistence';
import { partyOf, recipientOf } from './parties';
import { spanOf } from './span';
import { wordsOf } from './words';

type Context = CaseSnapshot['context'];

/** `acknowledgeLink` is null for those who have nothing to acknowledge. */
export function messageData(
  deliverable: DeliverableMessage,
  { context, acknowledgeLink }: { context: Context; acknowledgeLink: string | null },
): MessageData {
  const { message, organisation, escalation, dossier, entry } = deliverable;
  const party = (id: string | null | undefined) => partyOf(deliverable, id);
  const customer = { name: escalation.customerName ?? escalation.customerReference, reference: escalation.customerReference };
  return {
    organisation: { name: organisation.name, practice: organisation.practice },
    timeZone: (message.addressee === 'customer' ? escalation.customerTimeZone : null) ?? organisation.timeZone,
    customer,
    person: message.addressee === 'customer' ? { name: customer.name } : party(message.userId),
    case: caseOf(deliverable, context),
    agent: party(context.agentId),
    owner: party(context.ownerId),
    pointOfContact: party(context.pointOfContactId),
    recipient: recipientOf(deliverable, context),
    acknowledgedBy: party(context.acknowledged?.by),
    nextUpdateAt: context.due.promise ?? null,
    promisedAt: message.kind === 'acknowledged' ? (context.due.promise ?? null) : null,
    attempt: message.attempt ?? (reminding.has(message.kind) ? context.ladder.reminders : null),
    clock: message.clock,
    ...spanOf(deliverable, context),
    dossier: dossier?.content ?? null,
    words: wordsOf(deliverable),
    returnReason: entry.type === 'return' ? codeIn(entry.data.reason) : null,
    reassignedRole: entry.type === 'reassign' ? (codeIn(entry.data.role) as MessageData['reassignedRole']) : null,
    decision: decisionOf(deliverable, context),
    recommendation: recommendationOf(deliverable, context),
    action: actionOf(deliverable, context),
    missing: escalation.missing.map(({ detail }) => detail[message.language]),
    links: { acknowledge: acknowledgeLink },
  };
}

const reminding: ReadonlySet<string> = new Set(['reminder', 'documenting_reminder']);

const codeIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function caseOf({ escalation }: DeliverableMessage, context: Context): MessageCase {
  const { profile } = context;
  const { impact } = profile;
  const currency = escalation.rules.policy.currency;
  return {
    id: escalation.id,
    reference: escalation.ticketReference,
    subject: escalation.subject,
    category: profile.category,
    type: profile.type,
    class: context.class,
    urgency: profile.urgency,
    level: context.level,
    status: escalation.status,
    raisedAt: escalation.raisedAt,
    insisted: context.insisted,
    live: isOnThePhone(context),
    customersAffected: impact.customersAffected,
    amountAtStake: impact.amountMinor > 0 ? { amountMinor: impact.amountMinor, currency } : null,
    dataExposed: impact.dataExposed,
    brandExposed: impact.brandExposed,
    outcome: escalation.outcome,
    closedBecause: context.closedBecause,
    ...stillOpenTo(context, escalation),
  };
}

/** What the reader can still do about the case, as the machine would allow it. */
function stillOpenTo(
  { documenting, information, feedback, level, settled }: Context,
  { status, rules }: DeliverableMessage['escalation'],
): Pick<MessageCase, 'answerAwaitedFrom' | 'awaitsRating' | 'returnable'> {
  return {
    answerAwaitedFrom: documenting?.because === 'information' ? (information?.from ?? null) : null,
    awaitsRating: status !== 'closed' && !feedback.rated,
    returnable: !settled && level < Math.max(...rules.policy.levels),
  };
}

function decisionOf(deliverable: DeliverableMessage, { decision, actions }: Context): MessageDecision | null {
  if (!decision) return null;
  const { choice, amountMinor, currency, by } = decision;
  return {
    choice,
    amountMinor,
    currency,
    by: partyOf(deliverable, by)?.name ?? null,
    motive: deliverable.decision?.motive,
    message: deliverable.decision?.customerMessage,
    nextSteps: deliverable.decision?.nextSteps,
    actions,
  };
}

/** What the level below decided to recommend; once somebody decides, the decision speaks for itself. */
function recommendationOf({ decision, escalation }: DeliverableMessage, context: Context): MessageDecision | null {
  const { recommendation } = context;
  if (!recommendation || context.decision) return null;
  const { choice, amountMinor } = recommendation;
  const { currency } = escalation.rules.policy;
  return { choice: choice as DecisionChoice, amountMinor, currency, by: null, motive: decision?.motive, actions: [] };
}

function actionOf({ message }: DeliverableMessage, { actions }: Context): MessageAction | null {
  if (message.kind !== 'action_failed') return null;
  const failing = actions.find(({ id, status }) =>
    message.actionId ? id === message.actionId : status === 'failed' || status === 'unknown',
  );
  return failing ?? null;
}
