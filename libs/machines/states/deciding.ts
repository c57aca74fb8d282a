// The recipient works and decides (life.md §1, `deciding`).
import { escalation } from '../escalation.setup';
import { questionAsked } from './question-asked';

export const deciding = escalation.createStateConfig({
  entry: { type: 'openTask', params: { kind: 'decide', for: 'owner' } },
  exit: [
    { type: 'closeTasks', params: { kinds: ['decide'] } },
    { type: 'stopClock', params: { clock: 'snooze' } },
  ],
  on: {
    decide: [
      {
        guard: 'escalatesFurther',
        target: 'transferring',
        actions: ['recommend', 'climb'],
      },
      { guard: 'hasActions', target: 'implementing', actions: ['decide', { type: 'tell', params: { kind: 'decided', to: 'agent' } }] },
      { target: 'following_up', actions: ['decide', { type: 'tell', params: { kind: 'decided', to: 'agent' } }] },
    ],
    open_arbitration: {
      target: 'arbitrating',
      actions: ['supersedeMessage', { type: 'openArbitration', params: { openedBy: 'decision' } }],
    },
    request_information: questionAsked,
    complete_dossier: { actions: ['updateProfile', { type: 'tell', params: { kind: 'dossier_updated', to: 'recipient' } }] },
    snooze: { actions: 'snooze' },
    reassign: {
      guard: { type: 'reassigns', params: { role: 'recipient' } },
      actions: ['endSnooze', 'replaceDecider', { type: 'tell', params: { kind: 'reassigned', to: 'owner' } }],
    },
  },
});
