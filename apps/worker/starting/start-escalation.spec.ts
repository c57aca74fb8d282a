// Lost if these fail: an accepted case is never started, because Temporal was away when its turn came.
import { pino } from 'pino';
import { EscalationStarter, type StartingDependencies } from './start-escalation';

function starter(start: (input: { escalationId: string }) => Promise<void>): EscalationStarter {
  const given = {
    intake: {
      startOrder: async ({ escalationId }: { escalationId: string }) =>
        escalationId === 'gone' ? null : { input: { escalationId }, hasBegun: escalationId === 'closed' },
    },
    escalations: { start },
    log: pino({ level: 'silent' }),
  };
  return new EscalationStarter(given as unknown as StartingDependencies);
}

it('lets the runner come again when Temporal is away', async () => {
  const away = starter(() => Promise.reject(new Error('away')));
  await expect(away.start({ organisationId: 'o', escalationId: 'a' })).rejects.toThrow('away');
});

it.each([
  ['is not there', 'gone'],
  ['has begun, which Temporal may have forgotten', 'closed'],
])('has nothing to start for a case that %s', async (_, known) => {
  const asked: string[] = [];
  await starter(async ({ escalationId }) => void asked.push(escalationId)).start({ organisationId: 'o', escalationId: known });
  expect(asked).toEqual([]);
});
