// Lost if these fail: once Temporal has forgotten a closed case, nobody can see any more how it went, event by event.
import { Database, HistoryArchiveRepository } from '@relais/persistence';
import { openTemporalClient } from '@relais/temporal';
import { pino } from 'pino';
import { HistoryArchiving } from '../../apps/worker/archiving/archive-history';
import { JobRunner } from '../../apps/worker/jobs/job-runner';
import { tasks } from '../../apps/worker/jobs/tasks';
import { callerOf } from './caller';
import { forgetCase, promptForgetting, until } from './forgotten-case';
import { type ApiStack, startApiStack } from './stack';
import { Story } from './story';

let stack: ApiStack;
let story: Story;
let archive: HistoryArchiveRepository;
let stop: () => Promise<void>;

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true, temporalSettings: promptForgetting });
  story = new Story(stack);
  const database = await Database.open({ url: stack.databaseUrl, applicationName: 'test-jobs' });
  const temporal = openTemporalClient({
    temporalAddress: stack.temporalAddress,
    temporalNamespace: 'default',
    temporalTaskQueue: 'relais',
  });
  archive = new HistoryArchiveRepository(database);
  const archiving = new HistoryArchiving({ archive, escalations: temporal.escalations, now: Date.now });
  const { archive_history } = tasks({ archiving } as Parameters<typeof tasks>[0]);
  const runner = new JobRunner({
    databaseUrl: stack.databaseUrl,
    tasks: { archive_history: archive_history! },
    round: async () => undefined,
    log: pino({ level: 'silent' }),
  });
  runner.start();
  stop = async () => {
    await runner.stop();
    await Promise.all([database.close(), temporal.close()]);
    await stack.stop();
  };
}, 180_000);
afterAll(() => stop?.());

describe('the history of a closed case', () => {
  it('is archived when it closes and shown the same after Temporal has forgotten it, to its own organisation alone', async () => {
    const escalation = await story.raise();
    await escalation.does('operator', 'cancel', { reason: 'Deux fois le même dossier' });
    const events = ({ body }: { body: { items: { eventType: string }[] } }) => body.items.map(({ eventType }) => eventType);
    const isClosed = (reply: { body: { items: { eventType: string }[] } }) =>
      events(reply).at(-1) === 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED';
    const before = await until(() => escalation.read('/history'), isClosed);
    expect(isClosed(before)).toBe(true);
    const reference = { organisationId: stack.organisation.id, escalationId: escalation.id };
    const archived = await until(
      () => archive.find(reference),
      (found) => found !== null,
    );
    expect(archived).toEqual(before.body.items);

    await forgetCase(stack, escalation);
    const after = await escalation.read('/history');
    expect([after.status, after.body]).toEqual([200, before.body]);
    expect(JSON.stringify(after.body)).not.toContain('Deux fois le même dossier');
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'agent' });
    expect((await theirs(`GET /v1/escalations/${escalation.id}/history`)).status).toBe(404);
  }, 90_000);

  it('witnesses the timeline: each recorded step tells Temporal the hash of its last line', async () => {
    const escalation = await story.raise();
    const { body } = await escalation.read('/history');
    expect(JSON.stringify(body.items)).toMatch(/"head":"[0-9a-f]{64}"/);
  }, 30_000);

  it('is 404 with its reason for a case that Temporal has forgotten before it closed', async () => {
    const escalation = await story.raise();
    await forgetCase(stack, escalation);
    expect(await escalation.read('/history')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  }, 60_000);
});
