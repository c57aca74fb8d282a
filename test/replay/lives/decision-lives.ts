// Lives about decisions: each choice, actions that fail, the J+3 check, arbitration asked by a decider.
import { people, teamOf } from '@relais/testing/cases';
import { fastRules } from '../stage';
import { acknowledge, approve, asBefore, euro, type LifeScript, wellEnded, withdrawn } from './life-script';

const retried = (how: 'again' | 'done_by_hand' | 'give_up'): LifeScript => ({
  live: async (life) => {
    life.failingRuns = ['failed'];
    await acknowledge(life);
    await approve(life, 2);
    await life.recorded('action_failed');
    await life.send(['retry_action', people.operator], { actionId: 'r1a1', how });
    await wellEnded(life);
  },
});

export const decisionLives: Readonly<Record<string, LifeScript>> = {
  alternative: {
    live: async (life) => {
      await acknowledge(life);
      await life.send(['decide', people.supervisor], {
        choice: 'alternative',
        cost: euro(2000),
        actions: [{ kind: 'voucher', amountMinor: 2000 }],
      });
      await wellEnded(life);
    },
  },
  'maintained-refusal': {
    live: async (life) => {
      await acknowledge(life);
      await life.send(['decide', people.supervisor], { choice: 'maintain_refusal', cost: euro(0), actions: [] });
      await wellEnded(life);
    },
  },
  'escalated-further': {
    live: async (life) => {
      await acknowledge(life);
      await life.send(['decide', people.supervisor], {
        choice: 'escalate_further',
        cost: euro(15_000),
        actions: [],
        draft: { choice: 'approve', cost: euro(15_000) },
      });
      await life.send(['acknowledge', people.expert], { promisedAt: Date.now() + 3_600_000 });
      await life.send(['decide', people.expert], { choice: 'escalate_further', cost: euro(15_000), actions: [] });
      await life.send(['acknowledge', people.director], { promisedAt: Date.now() + 3_600_000 });
      await life.send(['decide', people.director], {
        choice: 'approve',
        cost: euro(15_000),
        actions: [{ kind: 'refund', amountMinor: 15_000 }],
      });
      await wellEnded(life, people.director);
    },
  },
  'action-failed-run-again': retried('again'),
  'action-failed-done-by-hand': retried('done_by_hand'),
  'action-failed-given-up': retried('give_up'),
  'last-action-given-up': {
    live: async (life) => {
      life.failingRuns = ['unknown'];
      await acknowledge(life);
      await approve(life, 1);
      await life.recorded('action_failed');
      await life.send(['retry_action', people.operator], { actionId: 'r1a1', how: 'give_up' });
      await wellEnded(life);
    },
  },
  'not-satisfied': {
    options: { rules: fastRules({ check: 600 }) },
    live: async (life) => {
      await acknowledge(life);
      await approve(life, 1);
      await life.recorded('check');
      await life.send(['record_check', people.supervisor], { satisfied: false, satisfaction: 1 });
      await life.send(['acknowledge', people.expert], { promisedAt: Date.now() + 3_600_000 });
      await life.send(['decide', people.expert], {
        choice: 'alternative',
        cost: euro(500),
        actions: [{ kind: 'credit', amountMinor: 500 }],
      });
      await life.reaches('following_up');
      await life.send(['record_check', people.expert], { satisfied: false });
      await life.send(['acknowledge', people.director], { promisedAt: Date.now() + 3_600_000 });
      await life.send(['decide', people.director], { choice: 'maintain_refusal', cost: euro(0), actions: [] });
      await life.send(['record_check', people.director], { satisfied: false });
      await withdrawn(life);
    },
  },
  'check-due-feedback-late': {
    options: { rules: fastRules({ check: 600, feedback: 600 }) },
    live: async (life) => {
      await acknowledge(life);
      await approve(life);
      await life.recorded('check');
      await life.send(['record_check', people.supervisor], { satisfied: true });
      await life.send(['rate_support', people.agent], { rating: 2 });
      await life.reaches('closed');
    },
  },
  'feedback-after-rating': {
    live: async (life) => {
      await acknowledge(life);
      await approve(life);
      await life.send(['record_check', people.supervisor], { satisfied: true });
      await life.send(['reassign', people.manager], { role: 'recipient', to: people.backup.userId, teamId: teamOf(2) });
      await life.send(['rate_support', people.agent], { rating: 4 });
      await life.send(['give_feedback', people.supervisor]);
    },
  },
  'arbitration-asked-by-the-decider': {
    live: async (life) => {
      await acknowledge(life);
      await life.send(['open_arbitration', people.supervisor], asBefore());
      await life.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: Date.now() + 3_600_000 });
      await life.send(['complete_dossier', people.agent], {});
      await life.send(
        ['settle_arbitration', people.manager],
        asBefore({ to: 'decider', userId: people.supervisor.userId, teamId: teamOf(2) }),
      );
      await approve(life);
      await wellEnded(life);
    },
  },
};
