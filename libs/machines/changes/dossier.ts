// Evaluation and dossier: verdict, insistence, what is missing, information asked (life.md §1, §2).
import type { AnswerEvent, CaseContext } from '@relais/contracts';
import { classify } from '@relais/domain/classification';
import { stop } from '@relais/domain/clock';
import { firstLevel } from './birth';
import { type Change, type ChangeBy, instantOf } from './change';
import { armFor, startAgentLadder } from './reminders';
import { pauseServiceLevels, resumeServiceLevels } from './service-levels';

export const setVerdict: ChangeBy<'assess'> = (context, { verdict }) => ({ ...context, verdict });

/** The refusal was explained: the customer's answer is awaited, the SLA clocks hold. */
export const awaitAnswerToRefusal: Change = (context, event) => {
  const at = instantOf(context, event);
  const waiting = armFor({ ...context, ...stop(context, 'reminder') }, { clock: 'customer', duration: 'refusalSilence', at });
  return pauseServiceLevels(waiting, at);
};

/** Not justified, and the customer still wants it: it is their right (domain.md §4). */
export const insist: Change = (context, event) => answerOfCustomer({ ...context, insisted: true }, event);

const answerOfCustomer: Change = (context, event) => {
  const answered = { ...context, ...stop(context, 'customer') };
  return resumeServiceLevels(answered, instantOf(context, event));
};

/** Why the dossier is being completed; the gate is asked accordingly. */
export const documentBecause = (context: CaseContext, because: 'raised' | 'returned' | 'information'): CaseContext => ({
  ...context,
  documenting: { because, missing: 0 },
});

export const setMissing: Change<Extract<AnswerEvent, { type: 'gate_answered' }>> = (context, { missing }) => ({
  ...context,
  documenting: { because: context.documenting?.because ?? 'raised', missing },
});

/** New codes of the dossier; the class they give takes effect at the next cadence, the level at the next transfer. */
export const updateProfile: ChangeBy<'complete_dossier'> = (context, { profile: change }) => {
  if (change === undefined) return context;
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const profile = { ...context.profile, ...known };
  const isRouted = change.level !== undefined && isAgents(context);
  return { ...context, profile, class: classify(profile), level: isRouted ? firstLevel(context.rules, profile.level) : context.level };
};

/** True while the agent has the case: before its first transfer, and after a return. */
const isAgents = ({ documenting, counts }: CaseContext): boolean =>
  documenting === null ? counts.transfers === 0 : documenting.because !== 'information';

/** A question stops the handling; the customer's time is nobody's fault, the agent's is. */
export const requestInformation: ChangeBy<'request_information'> = (context, event) => {
  const { from, commandId, at } = event;
  const backTo = context.acknowledged === null ? 'awaiting_acknowledgment' : 'deciding';
  const asked = documentBecause({ ...context, information: { from, backTo, commandId } }, 'information');
  if (from === 'agent') return startAgentLadder(asked, at);
  return pauseServiceLevels(armFor(asked, { clock: 'customer', duration: 'customerAnswer', at }), at);
};

export const provideInformation: Change = (context, event) => ({
  ...answerOfCustomer(context, event),
  information: null,
  documenting: null,
});

/** The customer stays silent: the SLA clocks go on, the agent is told and reminded (life.md §3, `customer`). */
export const customerSilent: Change = (context, event) => startAgentLadder(answerOfCustomer(context, event), instantOf(context, event));
