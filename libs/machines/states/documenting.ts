// The dossier is completed until the gate passes, or the question is answered (life.md §1, "documenting knows why").
import { escalation } from '../escalation.setup';
import { agentLadder } from './agent-ladder';

const whileRaised = { guard: 'documentingRaised', actions: 'askGate' } as const;

export const documenting = escalation.createStateConfig({
  entry: 'openDossierTask',
  exit: [
    { type: 'closeTasks', params: { kinds: ['complete_dossier', 'provide_information', 'supervise_agent'] } },
    { type: 'stopClock', params: { clock: 'reminder' } },
  ],
  on: {
    gate_answered: [{ guard: 'gatePassed', target: 'transferring' }, { actions: 'setMissing' }],
    complete_dossier: [{ guard: 'documentingInformation', actions: 'updateProfile' }, { actions: ['updateProfile', 'askGate'] }],
    add_fact: whileRaised,
    attach_evidence: whileRaised,
    reassign: [
      { guard: 'namesRecipientAfterReturn', actions: ['choose', 'askGate'] },
      { guard: 'namesDeciderMeanwhile', actions: ['replaceDecider', { type: 'tell', params: { kind: 'reassigned', to: 'owner' } }] },
      { guard: 'namesRecipientMeanwhile', actions: ['replaceRecipient', { type: 'tell', params: { kind: 'transfer', to: 'recipient' } }] },
      { guard: { type: 'reassigns', params: { role: 'recipient' } }, actions: 'choose' },
    ],
    provide_information: [
      {
        guard: 'backToDeciding',
        target: 'deciding',
        actions: ['provideInformation', { type: 'tell', params: { kind: 'information_provided', to: 'recipient' } }],
      },
      {
        target: 'awaiting_acknowledgment',
        actions: ['provideInformation', { type: 'tell', params: { kind: 'information_provided', to: 'recipient' } }],
      },
    ],
    due: [
      {
        guard: { type: 'clockIs', params: { clock: 'customer' } },
        actions: ['customerSilent', { type: 'tell', params: { kind: 'customer_silent', to: 'agent' } }],
      },
      ...agentLadder,
    ],
  },
});
