// Servers for tests: on free ports, in folders that are deleted, ended even when the test run itself was killed.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ActionEndpoint,
  copyPristineCluster,
  type DevServerOptions,
  endOrphans,
  type MailSink,
  obtain,
  type PostgresServer,
  projectFolder,
  startActionEndpoint,
  startMailSink,
  startPostgres,
  startTemporalDevServer,
  startTimeSkippingServer,
  type TemporalServer,
  temporalServer,
  timeSkippingServer,
} from '@relais/servers';

/** Same cache as `npm start`; a run folder of its own, so that tests and a running local stack never meet. */
const cacheFolder = join(projectFolder(), '.relais', 'binaries');
const runFolder = join(projectFolder(), '.relais', 'run-tests');

const program = async (wanted: typeof temporalServer) => {
  await endOrphans(runFolder);
  return obtain({ program: wanted, cacheFolder, environment: process.env });
};

/** A Temporal dev server in memory, namespace `default`, real time. */
export const startTestTemporal = async (options: Partial<DevServerOptions> = {}): Promise<TemporalServer> =>
  startTemporalDevServer({ program: await program(temporalServer), runFolder, ...options });

/** A Temporal server that skips time, namespace `default`. Time is one per server: start one per test file. */
export const startTestTimeSkipping = async (): Promise<TemporalServer> =>
  startTimeSkippingServer({ program: await program(timeSkippingServer), runFolder });

/** A Postgres with an empty database `relais`; its data are deleted when it is stopped. */
export async function startTestPostgres(): Promise<PostgresServer> {
  await endOrphans(runFolder);
  const folder = mkdtempSync(join(tmpdir(), 'relais-postgres-'));
  // As root, Postgres runs under a user who must be able to walk in; its own folder inside stays closed to others.
  chmodSync(folder, 0o711);
  // Nothing here outlives the test: waiting for the disk would only make it slower.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const dataFolder = join(folder, 'data');
  await copyPristineCluster({ cacheFolder, dataFolder });
  const server = await startPostgres({ dataFolder, runFolder, settings });
  const stop = () => server.stop().then(() => rmSync(folder, { recursive: true, force: true }));
  return { ...server, stop };
}

/** Takes every mail; read them with `mails`, `to`, `waitFor`. */
export const startTestMailSink = (): Promise<MailSink> => startMailSink();

/** Executes actions in memory; see `scripts` in @relais/servers for amounts that fail. */
export const startTestActionEndpoint = (): Promise<ActionEndpoint> => startActionEndpoint();
