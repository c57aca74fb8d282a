// A case whose supervisor has it in hand, what is decided of it, and the advice on it.
import { randomUUID } from 'node:crypto';
import { type CaseInHand, inHours, type Story } from './story';

export const customer = (reference: string = randomUUID()) => ({ reference, name: 'Marie Durand', language: 'fr' as const });
export const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
export const approve = (amountMinor: number, more: object = {}) => ({
  choice: 'approve',
  motive: 'Geste',
  cost: euro(amountMinor),
  ...more,
});

/** A case that its supervisor has taken; of an aggressive customer unless told otherwise. */
export async function taken(story: Story, change: Parameters<Story['raise']>[0] = {}): Promise<CaseInHand> {
  const held = await story.raise({ customer: customer(), profile: { category: 'billing', cause: 'aggression' }, ...change });
  await held.reaches('awaiting_acknowledgment');
  await held.does('supervisor', 'acknowledge', { promisedAt: inHours(1) });
  return held;
}

export const adviceOn = async (held: CaseInHand, query = '') => (await held.read(`/advice${query}`, 'supervisor')).body;
