// An arbitration and the one message that ends it: opened, reminded, settled, drafted, validated (domain.md §8).
import type { CaseContext, CommandEvent, Instant, SettlementMessage } from '@relais/contracts';
import { stop } from '@relais/domain/clock';
import { closeTasks, openTask } from '../tasks';
import { meetResponse } from './acknowledgments';
import type { Change, ChangeBy } from './change';
import { promiseNext } from './promises';
import { armFor } from './reminders';

/**
 * Teams disagree, or nobody accepts the case: whoever settles has a day, then the reminders, then the direction. After returns the case is the
 * initial agent's again; a decider who asks for an arbitration keeps it (life.md §1, "Return").
 */
export function openArbitration(
  context: CaseContext,
  opening: { openedBy: 'decision' | 'returns'; options: number; at: Instant },
): CaseContext {
  const { openedBy, options, at } = opening;
  const ownerId = openedBy === 'returns' ? context.agentId : context.ownerId;
  const arbitration = { remindersSent: 0, openedBy, ...(options > 0 && { options }) };
  return armFor({ ...context, ownerId, arbitration }, { clock: 'arbitration', duration: 'arbitration', at });
}

/** Options proposed anew take the place of those before; a position without any leaves them. */
export const statePosition: ChangeBy<'state_position'> = (context, { options }) =>
  options === undefined || context.arbitration === null
    ? context
    : { ...context, arbitration: { ...context.arbitration, options: options.length } };

export const arbitrationReminderLeft = ({ arbitration, rules }: CaseContext): boolean =>
  arbitration !== null && arbitration.remindersSent < remindersOf(rules);

// A case born before the number was frozen reminds once.
const remindersOf = ({ policy }: CaseContext['rules']): number => policy.arbitrationReminders ?? 1;

export const remindManager: Change = (context, { at }) => {
  const { remindersSent, ...arbitration } = context.arbitration ?? { remindersSent: 0, openedBy: 'decision' };
  return armFor(
    { ...context, arbitration: { ...arbitration, remindersSent: remindersSent + 1 } },
    { clock: 'arbitration', duration: 'arbitration', at },
  );
};

/** Nobody settled it in spite of the reminders: the task is the direction's and stays, as for a case that nobody acknowledges. */
export const putBeforeDirection: Change = (context, { at }) => {
  const silent = { ...context, ...stop(context, 'arbitration') };
  if (context.rules.policy.arbitrationReminders === undefined) return silent;
  return openTask(closeTasks(silent, ['settle_arbitration']), { kind: 'settle_arbitration', for: 'direction', at });
};

/** The manager chose a recipient: transferred there, and not returned again. */
export const settleForRecipient: ChangeBy<'settle_arbitration'> = (context, { teamId, userId }) => ({
  ...settled(context),
  chosen: { teamId, userId },
  settled: true,
});

/** The manager chose a decider: the case is theirs at once, the response clock is met. */
export const settleForDecider: ChangeBy<'settle_arbitration'> = (context, { teamId, userId, at }) =>
  meetResponse(
    { ...settled(context), recipient: { teamId, userId, backupUserId: null }, ownerId: userId, acknowledged: { by: userId, at } },
    at,
  );

const settled = (context: CaseContext): CaseContext => ({ ...context, arbitration: null, counts: { ...context.counts, returnsInARow: 0 } });

/** A draft waits for its validation, on the clock of the arbitration that it ends. */
export function draftMessage(context: CaseContext, event: CommandEvent<'settle_arbitration' | 'redraft_message'>): CaseContext {
  const { actor, at, customerMessage } = event;
  if (actor.userId === null) throw new Error('only a person writes to a customer');
  const drafted = { writtenBy: actor.userId, nextUpdateAt: customerMessage.nextUpdateAt ?? null, refused: false, remindersSent: 0 };
  const waiting = closeTasks(withMessage(context, { message: drafted, at }), ['redraft_message']);
  return openTask(waiting, { kind: 'validate_message', for: 'manager', at });
}

/** It must not leave like this: it waits for another draft. */
export const refuseMessage: ChangeBy<'validate_message'> = (context, { at }) => {
  const refused = withMessage(context, { message: { ...messageOf(context), refused: true, remindersSent: 0 }, at });
  return openTask(closeTasks(refused, ['validate_message']), { kind: 'redraft_message', for: 'manager', at });
};

export const messageReminderLeft = ({ settlementMessage, rules }: CaseContext): boolean =>
  settlementMessage !== undefined && settlementMessage.remindersSent < remindersOf(rules);

export const remindOfMessage: Change = (context, { at }) => {
  const message = messageOf(context);
  return withMessage(context, { message: { ...message, remindersSent: message.remindersSent + 1 }, at });
};

/** It leaves: a word reached the customer, and the moment that it names, if still to come, is the next promise. */
export const releaseMessage: ChangeBy<'validate_message'> = (context, { at }) => {
  const { nextUpdateAt } = messageOf(context);
  const isAhead = nextUpdateAt !== null && nextUpdateAt > at;
  return promiseNext(forgetMessage(context), { at, ...(isAhead && { nextUpdateAt }) });
};

/** Nothing waits for a validation any more. */
export const forgetMessage = (context: CaseContext): CaseContext =>
  closeTasks({ ...context, ...stop(context, 'arbitration'), settlementMessage: undefined }, ['validate_message', 'redraft_message']);

const withMessage = (context: CaseContext, { message, at }: { message: SettlementMessage; at: Instant }): CaseContext =>
  armFor({ ...context, settlementMessage: message }, { clock: 'arbitration', duration: 'arbitration', at });

function messageOf({ settlementMessage }: CaseContext): SettlementMessage {
  if (settlementMessage === undefined) throw new Error('no message of a settlement waits');
  return settlementMessage;
}
