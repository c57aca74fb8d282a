// Lost if this fails: the machine tells somebody something that nobody has written, and the message fails for ever.
import { escalationMachine } from '@relais/machines';
import { addresseesOf } from '@relais/messaging';

type Told = { kind: keyof typeof addresseesOf; to: string };

/** Every `tell` written anywhere in the statechart. */
function tellsIn(part: unknown): Told[] {
  if (typeof part !== 'object' || part === null) return [];
  const { type, params } = part as { type?: unknown; params?: Told };
  const here = type === 'tell' && params ? [params] : [];
  return [...here, ...Object.values(part).flatMap(tellsIn)];
}

const told = [...new Map(tellsIn(escalationMachine.config).map((tell) => [`${tell.kind} to ${tell.to}`, tell]))];

it('finds what the machine tells', () => {
  expect(told.length).toBeGreaterThan(30);
});

it.each(told)('%s has its texts', (_, { kind, to }) => {
  expect(addresseesOf[kind]).toContain(to);
});
