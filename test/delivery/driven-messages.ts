// Finds one message of a driven case and reads what became of it.
import type { ListedMessage } from '@relais/persistence';
import type { DrivenCase } from './driven-case';

type Told = readonly [kind: string, addressee: string];

export const toRecipient: Told = ['transfer', 'recipient'];
export const toCustomer: Told = ['transfer', 'customer'];

/** There must be exactly one. */
export async function theOne(driven: DrivenCase, [kind, addressee]: Told): Promise<ListedMessage> {
  const found = (await driven.messages()).filter((message) => message.kind === kind && message.addressee === addressee);
  expect(found).toHaveLength(1);
  return found[0]!;
}

/** Of each attempt, with its code where it has one. */
export const outcomes = ({ attempts }: ListedMessage) => attempts.map(({ outcome, code }) => (code ? `${outcome} ${code}` : outcome));
