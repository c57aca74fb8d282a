// What happens in many stories in the same way, so that each tells only what is its own.
import type { ActionKind } from '@relais/contracts';
import type { Part } from './cast';
import type { Body } from './commands';
import type { Story } from './story';
import type { Moment } from './week';

export const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' }) as const;

/** A decision with as many actions as amounts are given. */
export const decision = (
  choice: 'approve' | 'alternative' | 'maintain_refusal',
  amounts: readonly number[] = [],
  kind: ActionKind = 'credit',
): Body<'decide'> => ({
  choice,
  motive: 'Client fidèle, erreur de notre part',
  cost: euro(amounts.reduce((sum, amount) => sum + amount, 0)),
  actions: amounts.map((amountMinor) => ({ kind, amountMinor })),
  customerMessage: 'Voici notre décision',
});

/** "I have it, I answer by then." */
export const acknowledge = (story: Story, promised: Moment, by: Part = 'supervisor'): Promise<void> =>
  story.as(by).acknowledge({ promisedAt: story.at(promised) });

/** Raised, acknowledged and decided within minutes: the case is followed up. */
export async function decided(story: Story, { promised, amounts = [] }: { promised: Moment; amounts?: readonly number[] }): Promise<void> {
  await story.raise();
  await acknowledge(story, promised);
  await story.as('supervisor').decide(decision('approve', amounts));
}

/** The customer is satisfied, feedback is given, the support is rated. */
export async function wellEnded(story: Story, by: Part = 'supervisor'): Promise<void> {
  await story.as(by).recordCheck({ satisfied: true, satisfaction: 5 });
  await story.as(by).giveFeedback({ wellDone: 'Un dossier complet dès le départ' });
  await story.as('agent').rateSupport({ rating: 5 });
}
