// Brings up what the API's tests run against: real Postgres, real Temporal, the API in this process; one stack per test file.
import { loadApiConfiguration } from '@relais/config';
import { migrate } from '@relais/persistence';
import { startTestPostgres, startTestTemporal } from '@relais/testing';
import { type RunningApi, startApi } from '../../apps/api/start-api';
import { createOrganisation, type TestOrganisation } from './organisations';
import { startTestWorker } from './worker';

export interface ApiStack {
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly organisation: TestOrganisation;
  readonly other: TestOrganisation;
  readonly api: RunningApi;
  /** Postgres is gone from then on. */
  readonly breakDatabase: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const linkSecret = 'a-secret-for-the-links-of-the-tests-0000';

interface Addresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}
type Settings = Readonly<Record<string, string>>;

export const configurationOf = ({ databaseUrl, temporalAddress }: Addresses, settings: Settings = {}) => ({
  ...loadApiConfiguration({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    PUBLIC_URL: 'http://127.0.0.1',
    LINK_SECRET: linkSecret,
    LOG_LEVEL: 'error',
    ...settings,
  }),
  // Any free port: the system chooses when it is 0, which the environment may not say.
  apiPort: 0,
});

export interface ApiStackOptions {
  readonly withWorker?: boolean;
  /** By their Temporal names. */
  readonly temporalSettings?: Settings;
  /** Variables of the API beside those every test needs. */
  readonly settings?: Settings;
}

/** Without a worker nothing of a case moves on, so that what the API does alone can be seen. */
export async function startApiStack({ withWorker = false, temporalSettings = {}, settings = {} }: ApiStackOptions = {}): Promise<ApiStack> {
  const starting = startTestTemporal({ dynamicConfiguration: temporalSettings });
  const [postgres, temporal] = await Promise.all([startTestPostgres(), starting]);
  await migrate(postgres.url);
  const organisation = await createOrganisation(postgres.url);
  const other = await createOrganisation(postgres.url);
  const addresses = { databaseUrl: postgres.url, temporalAddress: temporal.address };
  const worker = withWorker ? await startTestWorker(addresses) : null;
  const api = await startApi({ configuration: configurationOf(addresses, settings) });
  const stop = async () => {
    await api.stop();
    await worker?.stop();
    await Promise.all([postgres.stop(), temporal.stop()]);
  };
  return { ...addresses, url: api.url, organisation, other, api, breakDatabase: () => postgres.stop(), stop };
}
