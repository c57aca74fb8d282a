// Runs a Postgres of the project's own: on the loopback address, under a fit account, with data that survive a kill -9.

import { choosePort } from '../ports/choose';
import { type Child, startChild } from '../processes/child';
import { whenReady } from '../readiness';
import type { RunningServer, StartOptions } from '../running';
import { postgresAccount } from './account';
import { withDatabase } from './client';
import { type Cluster, freeCluster, makeCluster, superuser } from './cluster';
import { dataPlace } from './place';
import { postgresPrograms } from './programs';

export interface PostgresOptions extends StartOptions {
  /** Where the data are kept. As root in a place closed to others, the data go to /var/lib/relais instead. */
  readonly dataFolder: string;
  /** Made when missing; `relais` unless given. */
  readonly database?: string;
  /** Server settings, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called with a line worth showing: a user made, a folder chosen. */
  readonly announce?: (line: string) => void;
}

export interface PostgresServer extends RunningServer {
  /** `postgres://…` of the database. */
  readonly url: string;
  /** Where the data really are. */
  readonly dataFolder: string;
  /** Makes another database and returns its `postgres://…`. */
  readonly createDatabase: (name: string) => Promise<string>;
}

/** Recovery after a kill -9 with much to replay is what takes longest. */
const readyWithin = 60_000;

/** Loopback only, no socket files; everything it writes is in UTC and English. */
const ownSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  max_connections: '200',
};

/** @throws ServerFault when its data folder, its account or its port cannot be used. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { database = 'relais', announce } = options;
  const account = await postgresAccount(announce);
  const folder = dataPlace({ wanted: options.dataFolder, account });
  if (folder !== options.dataFolder) announce?.(`keeps its data in ${folder}: its user cannot walk to ${options.dataFolder}`);
  const cluster: Cluster = { folder, programs: postgresPrograms(account), account };
  await makeCluster(cluster);
  await freeCluster(cluster);
  const port = await choosePort({ port: options.port, purpose: 'Postgres' });
  const child = await launch({ ...options, port }, cluster);
  const urlOf = (name: string) => `postgres://${superuser.name}:${superuser.password}@127.0.0.1:${port}/${name}`;
  try {
    await whenServing(child, urlOf('postgres'));
    await createDatabase(urlOf, database);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    pid: child.pid,
    port,
    url: urlOf(database),
    dataFolder: folder,
    ended: child.ended,
    stop: child.stop,
    createDatabase: (name) => createDatabase(urlOf, name),
  };
}

const launch = ({ port, settings, logFile, runFolder }: PostgresOptions, { folder, programs, account }: Cluster) =>
  startChild({
    name: 'postgres',
    command: programs.postgres,
    arguments: [
      '-D',
      folder,
      '-p',
      String(port),
      ...Object.entries({ ...ownSettings, ...settings }).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    account,
    // Its user may not be able to stay in the folder that the parent was started in.
    workingFolder: folder,
    output: { file: logFile },
    runFolder,
    // "Fast": roll back what is open, write everything, end; "smart" would wait for the last client to leave.
    stopSignal: 'SIGINT',
  });

const whenServing = (child: Child, url: string) =>
  whenReady({
    what: 'Postgres',
    answers: () => withDatabase(url, (client) => client.query('select 1')),
    within: readyWithin,
    hopeless: () => child.ending() && `${child.ending()}. It said: ${child.lastWords()}`,
    remedy: 'Its log says more; a data folder of another Postgres version must be moved away.',
  });

async function createDatabase(urlOf: (name: string) => string, name: string): Promise<string> {
  await withDatabase(urlOf('postgres'), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  return urlOf(name);
}
