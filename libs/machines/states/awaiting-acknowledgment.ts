// The recipient says "I have it", or the ladder goes on: reminders, backup, next level, the direction (life.md §1, "The ladder").
import { escalation } from '../escalation.setup';
import { questionAsked } from './question-asked';

const reminderDue = { type: 'clockIs', params: { clock: 'reminder' } } as const;
const tellRecipient = { type: 'tell', params: { kind: 'transfer', to: 'recipient' } } as const;
const takenOver = [{ type: 'tell', params: { kind: 'acknowledged', to: 'agent' } }] as const;

export const awaitingAcknowledgment = escalation.createStateConfig({
  entry: ['startLadder', 'openAcknowledgeTask', 'startPickUp'],
  exit: [
    { type: 'closeTasks', params: { kinds: ['acknowledge', 'take_over'] } },
    { type: 'stopClock', params: { clock: 'pickUp' } },
    { type: 'stopClock', params: { clock: 'snooze' } },
    { type: 'stopClock', params: { clock: 'reminder' } },
  ],
  on: {
    acknowledge: { target: 'deciding', actions: ['noteIfResponseLate', 'notePromiseReplaced', 'acknowledge', ...takenOver] },
    pick_up: { target: 'deciding', actions: ['noteIfResponseLate', 'notePromiseKept', 'pickUp', 'startCall', ...takenOver] },
    return: [
      {
        guard: 'lastReturn',
        target: 'arbitrating',
        actions: ['countReturn', 'supersedeMessage', { type: 'openArbitration', params: { openedBy: 'returns' } }],
      },
      {
        target: 'documenting',
        actions: [
          'countReturn',
          { type: 'documentBecause', params: { because: 'returned' } },
          'startAgentLadder',
          { type: 'tell', params: { kind: 'returned', to: 'agent' } },
        ],
      },
    ],
    request_information: questionAsked,
    complete_dossier: { actions: ['updateProfile', { type: 'tell', params: { kind: 'dossier_updated', to: 'recipient' } }] },
    snooze: { actions: 'snooze' },
    reassign: {
      guard: { type: 'reassigns', params: { role: 'recipient' } },
      actions: ['endSnooze', 'replaceRecipient', 'startLadder', tellRecipient],
    },
    due: [
      {
        guard: 'reminderLeft',
        actions: ['remind', { type: 'tell', params: { kind: 'reminder', to: 'recipient' } }],
      },
      { guard: 'backupLeft', actions: ['handToBackup', { type: 'note', params: { kind: 'handed_to_backup' } }, tellRecipient] },
      { guard: reminderDue, target: 'transferring', actions: ['climb'] },
      {
        guard: { type: 'clockIs', params: { clock: 'pickUp' } },
        actions: [
          'notePromiseReplaced',
          'promiseCallBack',
          { type: 'tell', params: { kind: 'call_back', to: 'customer' } },
          { type: 'tell', params: { kind: 'call_back', to: 'recipient' } },
        ],
      },
    ],
  },
});
