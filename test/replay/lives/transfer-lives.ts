// Lives about who takes the case: reminders, backup, levels, returns, settlements.
import { people, teamOf } from '@relais/testing/cases';
import { fastRules } from '../stage';
import { acknowledge, approve, asBefore, euro, type LifeScript, wellEnded, withdrawn } from './life-script';

const quick = { rules: fastRules({ cadence: 1200, check: 600 }) };
const noBackup = { 2: { teamId: teamOf(2), userId: people.supervisor.userId, backupUserId: null } };

const afterReminders = (reminders: number): LifeScript => ({
  options: reminders === 0 ? { rules: fastRules({ check: 600 }) } : quick,
  live: async (life) => {
    if (reminders > 0) await life.recorded('reminder', reminders);
    await acknowledge(life);
    await approve(life, 1);
    await life.recorded('check');
    await wellEnded(life);
  },
});

const returned = async (life: Parameters<LifeScript['live']>[0]): Promise<void> => {
  await life.reaches('awaiting_acknowledgment');
  await life.send(['return', people.supervisor], { reason: 'not_for_us' });
};
const returnedTwice = async (life: Parameters<LifeScript['live']>[0]): Promise<void> => {
  await returned(life);
  await life.send(['complete_dossier', people.agent], {});
  await returned(life);
};

export const transferLives: Readonly<Record<string, LifeScript>> = {
  'happy-path': afterReminders(0),
  'one-reminder': afterReminders(1),
  'two-reminders': afterReminders(2),
  'backup-acknowledges': {
    options: quick,
    live: async (life) => {
      await life.recorded('reminder', 3);
      await life.send(['acknowledge', people.backup], { promisedAt: Date.now() + 3_600_000 });
      await withdrawn(life);
    },
  },
  'level-up': {
    options: {
      ...quick,
      world: { recipients: { ...noBackup, 3: { teamId: teamOf(3), userId: people.expert.userId, backupUserId: null } } },
    },
    live: async (life) => {
      await life.recorded('reminder', 3);
      await life.reaches('awaiting_acknowledgment');
      await life.send(['acknowledge', people.expert], { promisedAt: Date.now() + 3_600_000 });
      await withdrawn(life);
    },
  },
  'top-of-the-ladder': {
    options: { rules: fastRules({ cadence: 400 }) },
    live: async (life) => {
      await life.recorded('recipient_found', 3);
      await life.reaches('awaiting_acknowledgment');
      await life.send(['acknowledge', people.director], { promisedAt: Date.now() + 3_600_000 });
      await life.send(['decide', people.director], { choice: 'approve', cost: euro(90_000), actions: [] });
      await wellEnded(life, people.director);
    },
  },
  'nobody-at-any-level': {
    options: { world: { recipients: {} } },
    live: async (life) => {
      await life.reaches('awaiting_acknowledgment');
      await life.send(['acknowledge', people.director], { promisedAt: Date.now() + 3_600_000 });
      await withdrawn(life);
    },
  },
  'returned-and-completed': {
    live: async (life) => {
      await returned(life);
      await life.send(['complete_dossier', people.agent], { profile: { category: 'technical' } });
      await acknowledge(life);
      await withdrawn(life);
    },
  },
  'returned-and-rerouted': {
    live: async (life) => {
      await returned(life);
      await life.send(['reassign', people.agent], { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) });
      await life.send(['acknowledge', people.expert], { promisedAt: Date.now() + 3_600_000 });
      await withdrawn(life);
    },
  },
  'returned-twice-settled-for-a-recipient': {
    live: async (life) => {
      await returnedTwice(life);
      await life.send(
        ['settle_arbitration', people.manager],
        asBefore({ to: 'recipient', userId: people.expert.userId, teamId: teamOf(3) }),
      );
      await life.send(['acknowledge', people.expert], { promisedAt: Date.now() + 3_600_000 });
      await withdrawn(life);
    },
  },
  'returned-twice-settled-for-a-decider': {
    options: { rules: fastRules({ arbitration: 700 }) },
    live: async (life) => {
      await returnedTwice(life);
      await life.recorded('arbitration', 2);
      await life.send(['settle_arbitration', people.manager], asBefore({ to: 'decider', userId: people.expert.userId, teamId: teamOf(3) }));
      await life.send(['decide', people.expert], { choice: 'maintain_refusal', cost: euro(0), actions: [] });
      await wellEnded(life, people.expert);
    },
  },
  'reassigned-everywhere': {
    options: { verdict: null },
    live: async (life) => {
      await life.recorded('raised');
      await life.send(['reassign', people.manager], { role: 'owner', to: people.otherAgent.userId });
      await life.send(['assess', people.agent], { verdict: 'justified' });
      await life.send(['reassign', people.manager], { role: 'recipient', to: people.backup.userId, teamId: teamOf(2) });
      await life.send(['reassign', people.manager], { role: 'point_of_contact', to: people.otherAgent.userId });
      await life.send(['acknowledge', people.backup], { promisedAt: Date.now() + 3_600_000 });
      await life.send(['reassign', people.operator], { role: 'recipient', to: people.supervisor.userId, teamId: teamOf(2) });
      await approve(life);
      await wellEnded(life);
    },
  },
};
