// Lives about the first-level verdict, the dossier and the questions asked back.
import { people } from '@relais/testing/cases';
import { fastRules } from '../stage';
import { acknowledge, approve, type LifeScript, wellEnded, withdrawn } from './life-script';

const unassessed = { verdict: null } as const;

export const evaluationLives: Readonly<Record<string, LifeScript>> = {
  'assessed-later': {
    options: { ...unassessed, rules: fastRules({ cadence: 500 }) },
    live: async (life) => {
      await life.recorded('reminder', 3);
      await life.send(['assess', people.agent], { verdict: 'justified' });
      await withdrawn(life);
    },
  },
  redirected: {
    options: { verdict: 'redirected' },
    live: async (life) => life.reaches('closed'),
  },
  'refused-and-accepted': {
    options: unassessed,
    live: async (life) => {
      await life.recorded('raised');
      await life.send(['assess', people.agent], { verdict: 'not_justified', situation: 'already_answered' });
      await life.send(['accept_alternative', people.agent]);
    },
  },
  'refused-and-silent': {
    options: { verdict: 'not_justified', rules: fastRules({ refusalSilence: 600 }) },
    live: async (life) => life.reaches('closed'),
  },
  insisted: {
    options: { verdict: 'not_justified' },
    live: async (life) => {
      await life.recorded('raised');
      await life.send(['insist', people.agent]);
      await acknowledge(life);
      await life.send(['decide', people.supervisor], {
        choice: 'maintain_refusal',
        cost: { amountMinor: 0, currency: 'EUR' },
        actions: [],
      });
      await wellEnded(life);
    },
  },
  'dossier-completed': {
    options: { world: { missing: 3 }, rules: fastRules({ cadence: 500 }) },
    live: async (life) => {
      await life.recorded('reminder', 3);
      await life.send(['add_fact', people.agent], { at: Date.now() });
      await life.send(['attach_evidence', people.agent], { kind: 'invoice' });
      life.world.missing = 0;
      await life.send(['complete_dossier', people.agent], { profile: { criticalService: true, category: 'technical' } });
      await life.send(['complete_dossier', people.agent], {});
      await withdrawn(life);
    },
  },
  'information-from-the-agent': {
    options: { rules: fastRules({ cadence: 900 }) },
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['request_information', people.supervisor], { from: 'agent' });
      await life.recorded('reminder', 1);
      await life.send(['provide_information', people.agent]);
      await acknowledge(life);
      await life.send(['request_information', people.supervisor], { from: 'agent' });
      await life.send(['provide_information', people.agent]);
      await approve(life);
      await wellEnded(life);
    },
  },
  'information-from-the-customer': {
    options: { rules: fastRules({ customerAnswer: 600, response: 5000 }) },
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['request_information', people.supervisor], { from: 'customer' });
      await life.recorded('customer');
      await life.send(['provide_information', people.agent]);
      await acknowledge(life);
      await life.send(['request_information', people.supervisor], { from: 'customer' });
      await life.send(['provide_information', people.agent]);
      await withdrawn(life);
    },
  },
};
