// Who has the case: recipients, levels, owners (life.md §1, "The ladder", "Return", "escalate_further").
import type { AnswerEvent, CaseContext, Recipient } from '@relais/contracts';
import type { Change, ChangeBy } from './change';
import { counted, instantOf } from './change';
import { promiseAtTransfer } from './promises';
import { armReminder } from './reminders';

type Found = Extract<AnswerEvent, { type: 'recipient_found' }>;

/** The roster named somebody: the case is theirs to acknowledge, and the customer is promised the next word. */
export const transferTo: Change<Found> = (context, event) => handOver(context, { recipient: event.recipient, at: event.at });

/** Nobody is left above: the direction as a whole has it. */
export const transferToDirection: Change = (context, event) =>
  handOver(context, { recipient: { teamId: null, userId: null, backupUserId: null }, at: instantOf(context, event) });

function handOver(context: CaseContext, { recipient, at }: { recipient: Recipient; at: number }): CaseContext {
  return promiseAtTransfer(counted({ ...context, recipient, chosen: null, documenting: null, acknowledged: null }, 'transfers'), at);
}

/** The next level of the ladder, or the same at the top. */
export const climb: Change = (context) => {
  const above = context.rules.policy.levels.filter((level) => level > context.level);
  return above.length === 0 ? context : counted({ ...context, level: Math.min(...above), chosen: null }, 'levelsClimbed');
};

/** The person that was named left or is suspended: the matrix decides again. */
export const forgetChosen: Change = (context) => ({ ...context, chosen: null });

/** True while the backup of the recipient has not been tried. */
export const backupLeft = ({ recipient, ladder }: CaseContext): boolean =>
  recipient !== null && recipient.backupUserId !== null && recipient.backupUserId !== recipient.userId && !ladder.onBackup;

/** The backup takes the recipient's place, with a ladder of its own. */
export const handToBackup: Change = (context, event) => {
  const { recipient } = context;
  if (recipient === null) return context;
  const onBackup = { ...context, recipient: { ...recipient, userId: recipient.backupUserId }, ladder: { reminders: 0, onBackup: true } };
  return armReminder(onBackup, instantOf(context, event));
};

/** "Not for us": in a row until somebody acknowledges or an arbitration is settled. */
export const countReturn: Change = (context) => counted(counted(context, 'returns'), 'returnsInARow');

export const isLastReturn = ({ counts, rules }: CaseContext): boolean => counts.returnsInARow + 1 >= rules.policy.returnsBeforeArbitration;

/** Names the recipient of the next transfer in place of the matrix. */
export const choose: ChangeBy<'reassign'> = (context, event) => ({ ...context, chosen: named(event) });

/** Another recipient at once: a new mail, a new ladder. */
export const replaceRecipient: ChangeBy<'reassign'> = (context, event) => {
  const { teamId, userId } = named(event);
  return { ...context, recipient: { teamId, userId, backupUserId: null } };
};

/** In `deciding` the new recipient owns the case at once. */
export const replaceDecider: ChangeBy<'reassign'> = (context, event) => ({
  ...replaceRecipient(context, event),
  ownerId: event.to,
  acknowledged: { by: event.to, at: event.at },
});

export const replaceOwner: ChangeBy<'reassign'> = (context, event) => ({ ...context, ownerId: event.to });
export const replacePointOfContact: ChangeBy<'reassign'> = (context, event) => ({ ...context, pointOfContactId: event.to });

function named({ to, teamId }: { to: string; teamId?: string }): { teamId: string; userId: string } {
  if (teamId === undefined) throw new Error('a recipient is named with a team: refuse() lets no other through');
  return { teamId, userId: to };
}
