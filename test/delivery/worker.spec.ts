// Lost if these fail: a worker that starts before its servers never works, or one that is told to stop leaves work half done.
import { loadWorkerConfiguration } from '@relais/config';
import { MessageRepository } from '@relais/persistence';
import { freePort } from '@relais/servers';
import { startTestActionEndpoint, startTestMailSink, startTestTemporal } from '@relais/testing';
import { pino } from 'pino';
import { startWorker } from '../../apps/worker/start-worker';
import { TemporalWorker } from '../../apps/worker/temporal/temporal-worker';
import { acceptedCase, startWorld } from '../persistence/practice-world';
import { eventually } from './eventually';

const log = pino({ level: 'silent' });
const ready = async (port: number) => {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
  return { status: answer.status, ...((await answer.json()) as { parts: Record<string, string> }) };
};

it('waits for a Temporal that comes later, then starts the case that was accepted meanwhile and sends its mails', async () => {
  TemporalWorker.prepareRuntime(log);
  const [world, sink, actions, temporalPort] = await Promise.all([
    startWorld(),
    startTestMailSink(),
    startTestActionEndpoint(),
    freePort(),
  ]);
  const configuration = loadWorkerConfiguration({
    RELAIS_ENVIRONMENT: 'local',
    DATABASE_URL: world.url,
    SMTP_URL: sink.url,
    ACTION_ENDPOINT_URL: actions.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    TEMPORAL_NAMESPACE: 'default',
    WORKER_HEALTH_PORT: String(await freePort()),
  });
  const worker = await startWorker({ configuration, log });
  const { escalationId } = await acceptedCase(world, { at: Date.now() });
  await eventually(async () =>
    expect(await ready(worker.healthPort)).toEqual({
      status: 503,
      ready: false,
      parts: { database: 'ready', jobs: 'ready', temporal: 'away' },
    }),
  );

  const temporal = await startTestTemporal({ port: temporalPort });
  await eventually(async () => expect((await ready(worker.healthPort)).status).toBe(200));
  await sink.waitFor(({ recipients }) => recipients.includes('jeanne.petit@example.com'), { milliseconds: 30_000 });
  const messages = new MessageRepository(world.database);
  const statuses = async () =>
    (await messages.ofEscalation({ organisationId: world.organisationId, escalationId })).map(({ status }) => status);
  await eventually(async () => expect(await statuses()).toEqual(['sent', 'sent']));

  const told = Date.now();
  await worker.stop();
  expect(Date.now() - told).toBeLessThan(10_000);
  await expect(ready(worker.healthPort)).rejects.toThrow();
  await Promise.all([temporal.stop(), sink.stop(), actions.stop()]);
  await world.stop();
}, 120_000);

it('answers that it lives while no database is there, and stops at once', async () => {
  const configuration = loadWorkerConfiguration({
    RELAIS_ENVIRONMENT: 'local',
    DATABASE_URL: `postgres://relais:relais@127.0.0.1:${await freePort()}/relais`,
    WORKER_HEALTH_PORT: String(await freePort()),
  });
  const worker = await startWorker({ configuration, log });
  expect((await fetch(`http://127.0.0.1:${worker.healthPort}/health/live`)).status).toBe(200);
  expect((await ready(worker.healthPort)).parts).toEqual({ database: 'away', jobs: 'away', temporal: 'away' });
  await worker.stop();
}, 20_000);
