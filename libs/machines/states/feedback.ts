// The agent learns and rates the support received; then the case closes (life.md §1, `feedback`).
import { escalation } from '../escalation.setup';

const completed = { type: 'close', params: { outcome: 'approved', because: 'completed' } } as const;

export const feedback = escalation.createStateConfig({
  entry: [
    { type: 'armFor', params: { clock: 'feedback', duration: 'feedback' } },
    { type: 'openTask', params: { kind: 'give_feedback', for: 'recipient' } },
  ],
  on: {
    give_feedback: [
      {
        guard: 'supportRated',
        target: '#closed',
        actions: ['giveFeedback', { type: 'tell', params: { kind: 'feedback', to: 'agent' } }, completed],
      },
      {
        actions: [
          'giveFeedback',
          { type: 'closeTasks', params: { kinds: ['give_feedback'] } },
          { type: 'tell', params: { kind: 'feedback', to: 'agent' } },
        ],
      },
    ],
    rate_support: [{ guard: 'feedbackGiven', target: '#closed', actions: ['rateSupport', completed] }, { actions: 'rateSupport' }],
    reassign: {
      guard: { type: 'reassigns', params: { role: 'recipient' } },
      actions: ['replaceRecipient', { type: 'tell', params: { kind: 'reassigned', to: 'recipient' } }],
    },
    due: {
      guard: { type: 'clockIs', params: { clock: 'feedback' } },
      target: '#closed',
      actions: { type: 'close', params: { outcome: 'approved', because: 'feedback_delay' } },
    },
  },
});
