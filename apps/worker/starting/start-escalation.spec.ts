// Lost if these fail: an accepted case is never started, because another one could not be.
import { pino } from 'pino';
import { EscalationStarter, type StartingDependencies } from './start-escalation';

const stuck = ['a', 'b', 'c'].map((escalationId) => ({
  organisationId: 'o',
  escalationId,
  why: escalationId === 'c' ? 'clock_overdue' : 'never_started',
}));

function starter(start: (input: { escalationId: string }) => Promise<void>): EscalationStarter {
  const given = {
    intake: {
      startOrder: async ({ escalationId }: { escalationId: string }) => (escalationId === 'gone' ? null : { input: { escalationId } }),
    },
    cases: { stuck: async () => stuck },
    escalations: { start },
    log: pino({ level: 'silent' }),
    now: () => 0,
  };
  return new EscalationStarter(given as unknown as StartingDependencies);
}

it('starts every case that never started, and no other, though the first one fails', async () => {
  const asked: string[] = [];
  await starter(async ({ escalationId }) => {
    asked.push(escalationId);
    if (escalationId === 'a') throw new Error('away');
  }).startForgotten();
  expect(asked).toEqual(['a', 'b']);
});

it('lets the runner come again when Temporal is away', async () => {
  const away = starter(() => Promise.reject(new Error('away')));
  await expect(away.start({ organisationId: 'o', escalationId: 'a' })).rejects.toThrow('away');
});

it('has nothing to start for a case that is not there', async () => {
  const asked: string[] = [];
  await starter(async ({ escalationId }) => void asked.push(escalationId)).start({ organisationId: 'o', escalationId: 'gone' });
  expect(asked).toEqual([]);
});
