// The recipient is found: the case's frozen matrix over today's roster (life.md §1, "transferring waits for one answer").
import { escalation } from '../escalation.setup';

const briefed = [
  { type: 'tell', params: { kind: 'transfer', to: 'recipient' } },
  { type: 'tell', params: { kind: 'transfer', to: 'customer' } },
] as const;

const atTheTop = { type: 'tell', params: { kind: 'top_of_ladder', to: 'direction' } } as const;

export const transferring = escalation.createStateConfig({
  entry: 'askRecipient',
  on: {
    recipient_found: [
      { guard: 'levelAbove', target: 'awaiting_acknowledgment', actions: ['notePromiseAtTransfer', 'transferTo', ...briefed] },
      { target: 'awaiting_acknowledgment', actions: ['notePromiseAtTransfer', 'transferTo', ...briefed, atTheTop] },
    ],
    recipient_missing: [
      {
        guard: 'isChosen',
        target: 'transferring',
        reenter: true,
        actions: ['forgetChosen', { type: 'note', params: { kind: 'recipient_skipped' } }],
      },
      {
        guard: 'levelAbove',
        target: 'transferring',
        reenter: true,
        actions: ['climb'],
      },
      {
        target: 'awaiting_acknowledgment',
        actions: ['notePromiseAtTransfer', 'transferToDirection', { type: 'note', params: { kind: 'no_recipient' } }, ...briefed, atTheTop],
      },
    ],
  },
});
