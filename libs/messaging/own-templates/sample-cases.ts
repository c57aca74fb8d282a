// The invented cases that a template is tried on: what it holds, it holds in each of them.
import type { MessageData } from '../message-data';
import { fullData, minimalData } from '../sample-data';
import type { WordedMessage } from './template-names';

/** Somebody whose name nobody else of the case bears. */
const person = { name: 'Claire Morel' };

/** A case about which everything is known, as that message's reader meets it. */
export function wholeCase({ category, audience }: Pick<WordedMessage, 'category' | 'audience'>): MessageData {
  const ofCategory = { ...fullData.case, category: category ?? fullData.case.category };
  return { ...fullData, ...(audience === 'customer' && { person }), case: ofCategory };
}

/** Cases about which everything is known, each different in one thing that a text may make a difference of. */
export function wholeCases(message: Pick<WordedMessage, 'category' | 'audience'>): MessageData[] {
  const whole = wholeCase(message);
  const ofCase = (change: Partial<MessageData['case']>): MessageData => ({ ...whole, case: { ...whole.case, ...change } });
  const categories = message.category === null ? (['billing', 'legal', 'security', 'vip'] as const) : [];
  const choices = ['alternative', 'maintain_refusal', 'escalate_further'] as const;
  const clocks = ['resolution', 'responseWarning', 'resolutionWarning'] as const;
  return [
    whole,
    ofCase({ live: false }),
    ofCase({ insisted: false }),
    ofCase({ class: 'incident', urgency: 'immediate' }),
    ofCase({ customersAffected: 1, amountAtStake: null }),
    ofCase({ status: 'documenting', answerAwaitedFrom: 'customer' }),
    ofCase({ outcome: 'refused', closedBecause: 'silence', returnable: false, awaitsRating: false }),
    ...categories.map((category) => ofCase({ category })),
    ...choices.map((choice) => ({ ...whole, decision: whole.decision ? { ...whole.decision, choice } : null })),
    ...clocks.map((clock) => ({ ...whole, clock })),
    { ...whole, attempt: null },
  ];
}

/** The least that any case has: nothing of it may break a text. */
export const barestCase = ({ category }: Pick<WordedMessage, 'category'>): MessageData => ({
  ...minimalData,
  case: { ...minimalData.case, category: category ?? minimalData.case.category },
});
