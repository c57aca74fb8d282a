// Lost if this fails: a customer who was once on the phone is woken at night for as long as the case lives.
import type { DeliverableMessage } from '@relais/persistence';
import { quietUntil } from './quiet-until';

const at = Date.parse('2026-02-02T23:00:00Z');
const morning = Date.parse('2026-02-03T08:00:00Z');
const deliverable = {
  message: { kind: 'closed', addressee: 'customer' },
  policy: { quietHours: { customers: { from: '21:00', to: '08:00' } } },
  escalation: { customerTimeZone: 'UTC', rules: { calendar: { timeZone: 'Europe/Paris' } } },
} as unknown as DeliverableMessage;
const until = (change: object) =>
  quietUntil(deliverable, { context: { class: 'standard', profile: { live: true }, due: {}, ...change } as never, at });

it.each([
  ['while the customer is on the phone', {}, null],
  ['during the call', { call: { lengthMilliseconds: null } }, null],
  ['once the call has ended', { call: { lengthMilliseconds: 60_000 } }, morning],
  ['once the customer is answered in writing', { writingSince: at - 1 }, morning],
])('quiet hours of a case raised by phone, %s', (_, change, expected) => {
  expect(until(change)).toBe(expected);
});
