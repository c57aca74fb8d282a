// Is it justified? (life.md §1, domain.md §4)
import { escalation } from '../escalation.setup';
import { agentLadder } from './agent-ladder';

export const evaluating = escalation.createStateConfig({
  entry: [{ type: 'openTask', params: { kind: 'assess', for: 'agent' } }, 'startAgentLadder'],
  exit: { type: 'closeTasks', params: { kinds: ['assess', 'supervise_agent'] } },
  always: [
    {
      guard: { type: 'verdictIs', params: { verdict: 'justified' } },
      target: 'documenting',
      actions: [{ type: 'documentBecause', params: { because: 'raised' } }, 'startAgentLadder', 'askGate'],
    },
    {
      guard: { type: 'verdictIs', params: { verdict: 'redirected' } },
      target: '#closed',
      actions: [
        { type: 'close', params: { outcome: 'redirected', because: 'redirected' } },
        { type: 'tell', params: { kind: 'redirected', to: 'customer' } },
      ],
    },
    {
      guard: 'refusalUnanswered',
      actions: [
        'noteIfLate',
        'awaitAnswerToRefusal',
        { type: 'closeTasks', params: { kinds: ['assess', 'supervise_agent'] } },
        { type: 'tell', params: { kind: 'refusal_explained', to: 'customer' } },
      ],
    },
  ],
  on: {
    assess: { actions: 'setVerdict' },
    insist: {
      target: 'documenting',
      actions: ['insist', { type: 'documentBecause', params: { because: 'raised' } }, 'startAgentLadder', 'askGate'],
    },
    accept_alternative: {
      target: '#closed',
      actions: [
        { type: 'close', params: { outcome: 'declined', because: 'alternative_accepted' } },
        { type: 'tell', params: { kind: 'declined', to: 'customer' } },
      ],
    },
    complete_dossier: { actions: 'updateProfile' },
    reassign: { guard: { type: 'reassigns', params: { role: 'recipient' } }, actions: 'choose' },
    due: [
      {
        guard: { type: 'clockIs', params: { clock: 'customer' } },
        target: '#closed',
        actions: [
          { type: 'close', params: { outcome: 'declined', because: 'silence' } },
          { type: 'tell', params: { kind: 'declined', to: 'customer' } },
        ],
      },
      ...agentLadder,
    ],
  },
});
