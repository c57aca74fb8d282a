// Lives about what can happen at any time: promises, targets, snoozes, early ends, new rules, and the longest case allowed.
import { people, system, teamOf } from '@relais/testing/cases';
import { fastRules, until } from '../stage';
import { acknowledge, approve, type LifeScript, wellEnded, withdrawn } from './life-script';

const operator = people.operator;
const inAnHour = () => Date.now() + 3_600_000;

export const anytimeLives: Readonly<Record<string, LifeScript>> = {
  'promise-broken-and-flagged': {
    options: { rules: fastRules({ promise: 600, promiseFlag: 600 }) },
    live: async (life) => {
      await life.recorded('promiseFlag');
      await life.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: inAnHour() });
      await life.send(['update_customer', people.agent], { statesPosition: false });
      await acknowledge(life);
      await withdrawn(life);
    },
  },
  'targets-breached': {
    options: { rules: fastRules({ response: 1000, resolution: 1600 }) },
    live: async (life) => {
      await life.recorded('resolution');
      await acknowledge(life);
      await approve(life);
      await wellEnded(life);
    },
  },
  'picked-up-live': {
    options: { profile: { category: 'billing', live: true } },
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['pick_up', people.supervisor]);
      await withdrawn(life);
    },
  },
  'call-back-promised': {
    options: { profile: { category: 'billing', live: true }, rules: fastRules({ pickUp: 600, callBack: 90_000 }) },
    live: async (life) => {
      await life.recorded('pickUp');
      await acknowledge(life);
      await withdrawn(life);
    },
  },
  snoozed: {
    options: { rules: fastRules({ cadence: 2500 }) },
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['snooze', people.supervisor], { until: Date.now() + 700 });
      await life.recorded('snooze');
      await life.recorded('reminder');
      await life.send(['snooze', people.supervisor], { until: Date.now() + 60_000 });
      await life.send(['reassign', people.manager], { role: 'recipient', to: people.backup.userId, teamId: teamOf(2) });
      await life.send(['snooze', people.backup], { until: Date.now() + 60_000 });
      await life.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: Date.now() + 30_000 });
      await life.send(['acknowledge', people.backup], { promisedAt: inAnHour() });
      await life.send(['snooze', people.backup], { until: Date.now() + 60_000 });
      await approve(life);
      await life.send(['snooze', people.backup], { until: Date.now() + 60_000 });
      await wellEnded(life);
    },
  },
  withdrawn: {
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await withdrawn(life);
    },
  },
  'cancelled-by-the-operator': {
    live: async (life) => {
      await acknowledge(life);
      await life.send(['cancel', operator]);
    },
  },
  'cancelled-by-temporal-while-an-action-runs': {
    live: async (life) => {
      let release = (): void => undefined;
      life.actionGate = new Promise((resolve) => {
        release = resolve;
      });
      await acknowledge(life);
      await approve(life, 1);
      await life.reaches('implementing');
      await life.handle.cancel();
      await until(
        async () =>
          (await life.handle.fetchHistory()).events?.some(({ workflowExecutionCancelRequestedEventAttributes: asked }) => asked != null) ??
          false,
        'the cancellation',
      );
      release();
      await life.reaches('closed');
    },
  },
  'noted-and-triggered': {
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['add_note', people.agent], { internal: true });
      await life.send(['add_fact', people.agent], { at: Date.now() });
      await life.send(['attach_evidence', people.agent], { kind: 'log' });
      await life.send(['trigger_added', people.otherAgent]);
      await life.send(['complete_dossier', people.agent], { profile: { tier: 'vip' } });
      await acknowledge(life);
      await life.send(['complete_dossier', people.agent], {});
      await withdrawn(life);
    },
  },
  'policy-applied-again': {
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['apply_policy', operator], { rules: fastRules({ cadence: 800 }) });
      await life.recorded('reminder');
      await life.send(['apply_policy', system as typeof operator], { rules: fastRules({}) });
      await withdrawn(life);
    },
  },
  'the-longest-case': {
    live: async (life) => {
      await acknowledge(life);
      while ((life.steps.at(-1)?.step ?? 0) < 299) await life.send(['add_note', people.agent], { internal: true });
      await life.send(['add_note', people.agent], { internal: true });
      await approve(life, 1);
      await wellEnded(life);
    },
  },
};
