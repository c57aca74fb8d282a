// Teams disagree, or nobody accepts the case: a manager settles (life.md §1, domain.md §8).
import { escalation } from '../escalation.setup';

const arbitrationDue = { type: 'clockIs', params: { clock: 'arbitration' } } as const;

export const arbitrating = escalation.createStateConfig({
  entry: [
    { type: 'openTask', params: { kind: 'settle_arbitration', for: 'manager' } },
    { type: 'tell', params: { kind: 'arbitration_opened', to: 'manager' } },
  ],
  exit: [
    { type: 'closeTasks', params: { kinds: ['settle_arbitration'] } },
    { type: 'stopClock', params: { clock: 'arbitration' } },
  ],
  on: {
    settle_arbitration: [
      { guard: 'settledForRecipient', target: 'transferring', actions: ['settleForRecipient', 'draftMessage'] },
      {
        target: 'deciding',
        actions: ['noteIfResponseLate', 'settleForDecider', { type: 'tell', params: { kind: 'reassigned', to: 'owner' } }, 'draftMessage'],
      },
    ],
    state_position: { actions: 'statePosition' },
    complete_dossier: { actions: ['updateProfile', { type: 'tell', params: { kind: 'dossier_updated', to: 'recipient' } }] },
    reassign: {
      guard: { type: 'reassigns', params: { role: 'recipient' } },
      actions: ['replaceRecipient', { type: 'tell', params: { kind: 'reassigned', to: 'recipient' } }],
    },
    due: [
      {
        guard: 'arbitrationReminderLeft',
        actions: ['remindManager', { type: 'tell', params: { kind: 'arbitration_reminder', to: 'manager' } }],
      },
      {
        guard: arbitrationDue,
        actions: ['putBeforeDirection', { type: 'tell', params: { kind: 'arbitration_reminder', to: 'direction' } }],
      },
    ],
  },
});
