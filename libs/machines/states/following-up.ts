// The decision is carried out and told; three days later the customer is asked how they are (life.md §1, J+3).
import { escalation } from '../escalation.setup';

export const followingUp = escalation.createStateConfig({
  entry: [
    'noteIfResolutionLate',
    // The decision is what the customer is told now.
    'supersedeMessage',
    'notePromiseKept',
    'implemented',
    { type: 'armFor', params: { clock: 'check', duration: 'check' } },
    { type: 'tell', params: { kind: 'decision', to: 'customer' } },
  ],
  exit: [
    { type: 'closeTasks', params: { kinds: ['check_customer'] } },
    { type: 'stopClock', params: { clock: 'check' } },
    { type: 'stopClock', params: { clock: 'snooze' } },
  ],
  on: {
    record_check: [
      { guard: 'satisfied', target: 'feedback' },
      { target: 'transferring', actions: ['startRound', 'climb'] },
    ],
    snooze: { actions: 'snooze' },
    reassign: {
      guard: { type: 'reassigns', params: { role: 'recipient' } },
      actions: ['endSnooze', 'replaceRecipient', { type: 'tell', params: { kind: 'reassigned', to: 'recipient' } }],
    },
    due: {
      guard: { type: 'clockIs', params: { clock: 'check' } },
      actions: [
        { type: 'stopClock', params: { clock: 'check' } },
        { type: 'openTask', params: { kind: 'check_customer', for: 'decider' } },
        { type: 'tell', params: { kind: 'check_due', to: 'decider' } },
        { type: 'tell', params: { kind: 'check', to: 'customer' } },
      ],
    },
  },
});
