// The statechart of an escalation: ten states, the commands and clocks that act anywhere, and the end (life.md §1).
import type { Addressee } from '@relais/contracts';
import { birth } from './changes/birth';
import { escalation } from './escalation.setup';
import { arbitrating } from './states/arbitrating';
import { awaitingAcknowledgment } from './states/awaiting-acknowledgment';
import { deciding } from './states/deciding';
import { documenting } from './states/documenting';
import { evaluating } from './states/evaluating';
import { feedback } from './states/feedback';
import { followingUp } from './states/following-up';
import { implementing } from './states/implementing';
import { transferring } from './states/transferring';

const clock = <Name extends string>(name: Name) => ({ type: 'clockIs', params: { clock: name } }) as const;
const breached = (target: 'response' | 'resolution') =>
  [
    { type: 'breach', params: { target } },
    { type: 'note', params: { kind: `${target}_breached` } },
    { type: 'tell', params: { kind: 'sla_breached', to: 'owner', clock: target } },
    { type: 'tell', params: { kind: 'sla_breached', to: 'supervisor', clock: target } },
  ] as const;
const warned = (target: 'response' | 'resolution') =>
  [
    { type: 'stopClock', params: { clock: `${target}Warning` } },
    { type: 'note', params: { kind: `${target}_warned` } },
    { type: 'tell', params: { kind: 'sla_warning', to: 'owner', clock: target } },
  ] as const;
const messageWaits = (...addressees: readonly Addressee[]) =>
  addressees.map((to) => ({ type: 'tell', params: { kind: 'message_waiting', to } }) as const);

/** The whole machine. Its `config` is data: tests change it one piece at a time and must notice. */
export const escalationMachine = escalation.createMachine({
  id: 'escalation',
  // No step needs more than a few; a cycle must throw instead of holding the worker.
  options: { maxIterations: 20 },
  initial: 'open',
  context: ({ input }) => birth(input),
  states: {
    open: {
      initial: 'evaluating',
      exit: ['noteIfLate', 'notePromiseReplaced', 'supersedeMessage', 'clearClocks'],
      states: {
        evaluating,
        documenting,
        transferring,
        awaiting_acknowledgment: awaitingAcknowledgment,
        deciding,
        arbitrating,
        implementing,
        following_up: followingUp,
        feedback,
      },
      on: {
        due: [
          { guard: clock('response'), actions: breached('response') },
          { guard: clock('resolution'), actions: breached('resolution') },
          { guard: clock('responseWarning'), actions: warned('response') },
          { guard: clock('resolutionWarning'), actions: warned('resolution') },
          {
            guard: clock('promise'),
            actions: [
              { type: 'note', params: { kind: 'promise_missed' } },
              'missPromise',
              { type: 'tell', params: { kind: 'promise_missed', to: 'point_of_contact' } },
            ],
          },
          {
            guard: clock('promiseFlag'),
            actions: [
              { type: 'stopClock', params: { clock: 'promiseFlag' } },
              { type: 'tell', params: { kind: 'promise_missed', to: 'supervisor' } },
            ],
          },
          { guard: clock('snooze'), actions: 'endSnooze' },
          { guard: 'messageReminderLeft', actions: ['remindOfMessage', ...messageWaits('owner', 'manager')] },
          { guard: clock('arbitration'), actions: [{ type: 'stopClock', params: { clock: 'arbitration' } }, ...messageWaits('direction')] },
        ],
        update_customer: {
          actions: ['notePromiseKept', 'keepPromise', 'promiseNext', { type: 'tell', params: { kind: 'update', to: 'customer' } }],
        },
        end_call: { actions: ['notePromiseKept', 'keepPromise', 'promiseNext', 'endCall'] },
        move_to_writing: {
          actions: [
            'notePromiseKept',
            'keepPromise',
            'promiseNext',
            'moveToWriting',
            { type: 'tell', params: { kind: 'moved_to_writing', to: 'customer' } },
          ],
        },
        validate_message: [
          {
            guard: 'messageValidated',
            actions: ['notePromiseKept', 'keepPromise', 'releaseMessage', { type: 'tell', params: { kind: 'settlement', to: 'customer' } }],
          },
          {
            actions: [
              'refuseMessage',
              { type: 'tell', params: { kind: 'message_refused', to: 'owner' } },
              { type: 'tell', params: { kind: 'message_refused', to: 'manager' } },
            ],
          },
        ],
        redraft_message: { actions: 'draftMessage' },
        reassign: [
          {
            guard: { type: 'reassigns', params: { role: 'owner' } },
            actions: ['endSnooze', 'replaceOwner', { type: 'tell', params: { kind: 'reassigned', to: 'owner' } }],
          },
          { actions: ['endSnooze', 'replacePointOfContact', { type: 'tell', params: { kind: 'reassigned', to: 'point_of_contact' } }] },
        ],
        withdraw: { target: '#closed', actions: { type: 'close', params: { outcome: 'withdrawn', because: 'withdrawn' } } },
        cancel: { target: '#closed', actions: { type: 'close', params: { outcome: 'cancelled', because: 'cancelled' } } },
        apply_policy: { actions: 'applyPolicy' },
        trigger_added: { actions: { type: 'count', params: { name: 'triggers' } } },
        add_note: {},
        add_fact: {},
        attach_evidence: {},
      },
    },
    closed: { id: 'closed', type: 'final', entry: { type: 'tell', params: { kind: 'closed', to: 'agent' } } },
  },
});
