// Brings up what stories are played on: the product's own API and worker over real servers, all by the test server's time.
import { loadApiConfiguration, loadWorkerConfiguration } from '@relais/config';
import { Database, migrate, seed } from '@relais/persistence';
import { startTestActionEndpoint, startTestMailSink, startTestPostgres, startTestTimeSkipping } from '@relais/testing';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { startApi } from '../../../apps/api/start-api';
import { startWorker } from '../../../apps/worker/start-worker';
import { TemporalWorker } from '../../../apps/worker/temporal/temporal-worker';
import { workflowBundlePath } from '../../workflow-bundle';
import { CaseTime } from './case-time';

export const keys = { company: 'rk_scenarios_company', practice: 'rk_scenarios_practice' };
export type OrganisationName = keyof typeof keys;

export type Servers = Awaited<ReturnType<typeof startServers>>;

/** One set per test file: time is one for the whole server. */
export async function startServers() {
  const [postgres, temporal, mail, actions] = await Promise.all([
    startTestPostgres(),
    startTestTimeSkipping(),
    startTestMailSink(),
    startTestActionEndpoint(),
  ]);
  await migrate(postgres.url);
  await seed(postgres.url, { keys });
  const time = await CaseTime.of(temporal.address);
  const database = await Database.open({ url: postgres.url, applicationName: 'scenarios' });
  // The ladder is told of teams that name whom they send first; whose turn it is by a plan is told over the API.
  await database.transaction(({ queryRunner }) => queryRunner?.query('delete from on_call_plan') as Promise<unknown>);
  const connection = await Connection.connect({ address: temporal.address });
  const environment = {
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: 'default',
    PUBLIC_URL: 'https://relais.example',
    LINK_SECRET: 'a-secret-for-the-links-of-the-stories-00',
    SMTP_URL: mail.url,
    MAIL_FROM: 'Relais <relais@relais.example>',
    ACTION_ENDPOINT_URL: actions.url,
    WORKFLOW_BUNDLE_PATH: workflowBundlePath(),
    LOG_LEVEL: 'fatal',
  };
  // Refused mails and commands are part of the stories.
  const log = pino({ level: 'fatal' });
  TemporalWorker.prepareRuntime(log);
  // Any free port: the system chooses when it is 0, which the environment may not say.
  const worker = await startWorker({ configuration: { ...loadWorkerConfiguration(environment), workerHealthPort: 0 }, log, now: time.now });
  const api = await startApi({ configuration: { ...loadApiConfiguration(environment), apiPort: 0 }, now: time.now });
  return {
    ...{ time, mail, actions, database, databaseUrl: postgres.url, apiUrl: api.url },
    temporal: new Client({ connection }),
    stop: async () => {
      await Promise.all([api.stop(), worker.stop()]);
      await Promise.all([time.close(), database.close(), connection.close()]);
      await Promise.all([postgres.stop(), temporal.stop(), mail.stop(), actions.stop()]);
    },
  };
}
