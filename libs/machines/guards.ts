// The facts that choose between targets; they never refuse (that is `refuse`'s task).
import type { CaseContext, CaseEvent, ClockName, Verdict } from '@relais/contracts';
import { arbitrationReminderLeft, messageReminderLeft } from './changes/arbitrations';
import { hasWaitingAction } from './changes/decisions';
import { isTop, remindersLeft } from './changes/reminders';
import { backupLeft, isLastReturn } from './changes/transfers';

interface Situation {
  readonly context: CaseContext;
  readonly event: CaseEvent;
}

const isDue = (event: CaseEvent, clock: ClockName): boolean => event.type === 'due' && event.clock === clock;
const namesRecipient = (event: CaseEvent): boolean => event.type === 'reassign' && event.role === 'recipient';

export const guards = {
  /** The clock that fell due. */
  clockIs: ({ event }: Situation, { clock }: { clock: ClockName }) => isDue(event, clock),
  verdictIs: ({ context }: Situation, { verdict }: { verdict: Verdict }) => context.verdict === verdict,
  refusalUnanswered: ({ context }: Situation) => context.verdict === 'not_justified' && context.due.customer === undefined,
  gatePassed: ({ event }: Situation) => event.type === 'gate_answered' && event.missing === 0,
  documentingRaised: ({ context }: Situation) => context.documenting?.because === 'raised',
  documentingInformation: ({ context }: Situation) => context.documenting?.because === 'information',
  backToDeciding: ({ context }: Situation) => context.information?.backTo === 'deciding',
  namesRecipientAfterReturn: ({ context, event }: Situation) => namesRecipient(event) && context.documenting?.because === 'returned',
  namesDeciderMeanwhile: ({ context, event }: Situation) => namesRecipient(event) && context.information?.backTo === 'deciding',
  namesRecipientMeanwhile: ({ context, event }: Situation) => namesRecipient(event) && context.information !== null,
  isChosen: ({ context }: Situation) => context.chosen !== null,
  levelAbove: ({ context }: Situation) => !isTop(context),
  reminderLeft: ({ context, event }: Situation) => isDue(event, 'reminder') && remindersLeft(context),
  backupLeft: ({ context, event }: Situation) => isDue(event, 'reminder') && backupLeft(context),
  lastReturn: ({ context }: Situation) => isLastReturn(context),
  arbitrationReminderLeft: ({ context, event }: Situation) => isDue(event, 'arbitration') && arbitrationReminderLeft(context),
  messageReminderLeft: ({ context, event }: Situation) => isDue(event, 'arbitration') && messageReminderLeft(context),
  messageValidated: ({ event }: Situation) => event.type === 'validate_message' && event.validated,
  askedFromCustomer: ({ event }: Situation) => event.type === 'request_information' && event.from === 'customer',
  escalatesFurther: ({ event }: Situation) => event.type === 'decide' && event.choice === 'escalate_further',
  hasActions: ({ event }: Situation) => event.type === 'decide' && event.actions.length > 0,
  actionsWait: ({ context }: Situation) => hasWaitingAction(context),
  runsAgain: ({ event }: Situation) => event.type === 'retry_action' && event.how === 'again',
  settledForRecipient: ({ event }: Situation) => event.type === 'settle_arbitration' && event.to === 'recipient',
  satisfied: ({ event }: Situation) => event.type === 'record_check' && event.satisfied,
  feedbackGiven: ({ context }: Situation) => context.feedback.given,
  supportRated: ({ context }: Situation) => context.feedback.rated,
  reassigns: ({ event }: Situation, { role }: { role: 'owner' | 'recipient' | 'point_of_contact' }) =>
    event.type === 'reassign' && event.role === role,
} as const;
