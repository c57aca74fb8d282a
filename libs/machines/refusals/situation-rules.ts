// What the case itself says against a command, whatever the command holds (life.md §2, "rule"): the first that fails is the answer.
import type { CaseContext, CommandName, Refusal } from '@relais/contracts';
import { isActionOpen } from '../changes/decisions';
import { isTop } from '../changes/reminders';
import { conflict } from './refusal';

type SituationRule = (context: CaseContext) => Refusal | null;

const unless =
  (holds: (context: CaseContext) => boolean, refusal: Refusal): SituationRule =>
  (context) =>
    holds(context) ? null : refusal;

const refusalExplained = unless(
  ({ verdict }) => verdict === 'not_justified',
  conflict('not_allowed_now', 'The customer can answer only once the case was found not justified.'),
);

/** The rules of life.md §2 that the machine's states do not say by themselves. */
export const situationRules: { readonly [Name in CommandName]?: readonly SituationRule[] } = {
  assess: [unless(({ verdict }) => verdict === null, conflict('already_done', 'The case has been assessed already.'))],
  insist: [refusalExplained],
  accept_alternative: [refusalExplained],
  pick_up: [
    unless(({ profile }) => profile.live, conflict('not_allowed_now', 'Only the case of a customer on the phone is picked up.')),
    unless(({ writingSince }) => writingSince === undefined, conflict('not_allowed_now', 'This customer is answered in writing only.')),
  ],
  end_call: [unless(({ call }) => call !== undefined, conflict('not_allowed_now', 'Nobody has picked up a call of this case.'))],
  move_to_writing: [
    unless(({ writingSince }) => writingSince === undefined, conflict('already_done', 'This customer is answered in writing already.')),
  ],
  return: [
    unless((context) => !isTop(context), conflict('not_allowed_now', 'At the top of the ladder a case is not returned.')),
    unless(({ settled }) => !settled, conflict('not_allowed_now', 'An arbitration gave the case to this recipient: it is not returned.')),
  ],
  provide_information: [
    unless(({ information }) => information !== null, conflict('not_allowed_now', 'No information has been asked for.')),
  ],
  validate_message: [
    unless(
      ({ settlementMessage }) => settlementMessage?.refused === false,
      conflict('not_allowed_now', 'No message of a settlement waits for its validation.'),
    ),
  ],
  redraft_message: [
    unless(
      ({ settlementMessage }) => settlementMessage !== undefined,
      conflict('not_allowed_now', 'No message of a settlement waits to leave.'),
    ),
  ],
  retry_action: [
    unless(
      ({ actions }) => actions.some(({ status }) => status === 'failed' || status === 'unknown'),
      conflict('not_allowed_now', 'Only an action that failed is retried.'),
    ),
  ],
  give_feedback: [unless(({ feedback }) => !feedback.given, conflict('already_done', 'Feedback has been given already.'))],
  rate_support: [unless(({ feedback }) => !feedback.rated, conflict('already_done', 'The support received has been rated already.'))],
  cancel: [
    unless(
      (context) => !isActionOpen(context),
      conflict('action_running', 'An action runs, or nobody knows how it ended: settle it first.'),
    ),
  ],
};

/** What the case says against the command now, or null. */
export function saidAgainst(name: CommandName, context: CaseContext): Refusal | null {
  for (const rule of situationRules[name] ?? []) {
    const refusal = rule(context);
    if (refusal !== null) return refusal;
  }
  return null;
}
