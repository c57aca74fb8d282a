// The whole product as processes of its own on real servers, its worker in the test's hand: held, killed in the middle of a step, started anew.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@relais/persistence';
import {
  type ActionEndpoint,
  type Child,
  freePort,
  type MailSink,
  type PostgresServer,
  projectFolder,
  startChild,
  whenReady,
} from '@relais/servers';
import { startTestActionEndpoint, startTestMailSink, startTestPostgres, startTestTemporal } from '@relais/testing';
import { Connection, Client as TemporalClient } from '@temporalio/client';
import { Pool } from 'pg';
import { createOrganisation, type TestOrganisation } from '../api/organisations';

/** Where in the recording of which event the worker kills itself. */
export type KillIn = `${string} ${'before' | 'after'} commit`;

export interface House {
  readonly url: string;
  readonly databaseUrl: string;
  readonly organisation: TestOrganisation;
  readonly database: Pick<Pool, 'query'>;
  readonly temporal: TemporalClient;
  readonly mails: MailSink;
  readonly actions: ActionEndpoint;
  /** Everything that API and workers have printed, at debug level. */
  readonly lines: string[];
  readonly api: ProcessInHand;
  readonly worker: WorkerInHand;
  readonly temporalServer: TemporalInHand;
  /** Changes the policy that cases raised from now on take along. */
  rules(change: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): Promise<void>;
}

export interface HouseOptions {
  /** A Postgres that the test does something to, in place of the usual one. */
  readonly postgres?: () => Promise<Pick<PostgresServer, 'url' | 'stop'>>;
  /** A mail server likewise. */
  readonly mails?: () => Promise<MailSink>;
  /** Temporal keeps its cases in a file, so that it can be killed and started again; in a folder of the test's, where it names one. */
  readonly temporalOnDisk?: boolean | string;
  /** Stands between the worker and the action endpoint at `url`; answers its own address. */
  readonly actionsThrough?: (url: string) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;
}

export interface ProcessInHand {
  /** Resolves once it is ready; the one that runs already goes on. */
  start(): Promise<void>;
  /** SIGTERM: it ends what is under way and takes nothing more. */
  hold(): Promise<void>;
  /** SIGKILL, now. */
  kill(): Promise<void>;
  /** Resolves with the reason when the process that runs now has ended. */
  ended(): Promise<string>;
}

export interface TemporalInHand extends Omit<ProcessInHand, 'hold' | 'ended'> {
  readonly address: string;
}

export interface WorkerInHand extends ProcessInHand {
  /** One that kills itself as soon as so many cases are in that moment; without, the one that runs already goes on. */
  start(killIn?: KillIn, cases?: number): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;
interface Place {
  readonly environment: Environment;
  readonly lines: string[];
}

const emitted = (app: 'api' | 'worker') => join(projectFolder(), 'apps', app, 'dist', 'main.js');
const killSwitch = join(projectFolder(), 'test', 'races', 'kill-switch.cjs');
const cadences = ({ cadence, ...others }: Readonly<Record<string, unknown>>) =>
  cadence === undefined ? others : { ...others, cadence: { incident: cadence, vip: cadence, standard: cadence } };

/** Processes run what was emitted; only what changed since is emitted again. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: projectFolder() });
  const [postgres, temporalServer, mails, actions] = await Promise.all([
    (options.postgres ?? startTestPostgres)(),
    temporalInHand(options),
    (options.mails ?? startTestMailSink)(),
    startTestActionEndpoint(),
  ]);
  await migrate(postgres.url);
  const organisation = await createOrganisation(postgres.url);
  // One connection for as long as it lasts, so that a test can begin a transaction; a Postgres that is stopped breaks it, and the next query opens another.
  const database = new Pool({ connectionString: postgres.url, max: 1, idleTimeoutMillis: 0 });
  database.on('error', () => undefined);
  const connection = await Connection.connect({ address: temporalServer.address });
  const between = await options.actionsThrough?.(actions.url);
  const lines: string[] = [];
  const addresses = { postgres: postgres.url, temporal: temporalServer.address, mail: mails.url, actions: between?.url ?? actions.url };
  const place = { environment: environmentOf(addresses), lines };
  const api = apiInHand(place, await freePort());
  const worker = workerInHand(place);
  await api.start();
  return {
    url: api.url,
    databaseUrl: postgres.url,
    organisation,
    database,
    temporal: new TemporalClient({ connection }),
    mails,
    actions,
    lines,
    api,
    worker,
    temporalServer,
    async rules(change) {
      await database.query(
        `insert into policy (organisation_id, version, document, calendar_id, published_at)
         select organisation_id, version + 1, document || $2, calendar_id, now() from policy where organisation_id = $1 order by version desc limit 1`,
        [organisation.id, JSON.stringify(cadences(change))],
      );
    },
    async stop() {
      await worker.hold();
      await api.hold();
      await Promise.all([database.end(), connection.close()]);
      await Promise.all([postgres.stop(), temporalServer.stop(), mails.stop(), actions.stop(), between?.stop()]);
    },
  };
}

const environmentOf = (at: { postgres: string; temporal: string; mail: string; actions: string }): Environment => ({
  DATABASE_URL: at.postgres,
  TEMPORAL_ADDRESS: at.temporal,
  TEMPORAL_NAMESPACE: 'default',
  PUBLIC_URL: 'http://127.0.0.1',
  LINK_SECRET: 'a-secret-for-the-links-of-the-tests-0000',
  LOG_LEVEL: 'debug',
  SMTP_URL: at.mail,
  MAIL_FROM: 'Relais <relais@relais.example>',
  ACTION_ENDPOINT_URL: at.actions,
  WORKFLOW_BUNDLE_PATH: join(projectFolder(), 'workflows', 'dist', 'bundle.js'),
});

/** Always at the same port, as behind one address. */
function apiInHand(place: Place, port: number): ProcessInHand & { readonly url: string } {
  const url = `http://127.0.0.1:${port}`;
  return { url, ...inHand(place, { words: [emitted('api')], where: async () => ({ API_PORT: String(port) }), health: () => url }) };
}

function workerInHand(place: Place): WorkerInHand {
  let port = 0;
  const where = async () => {
    port = await freePort();
    return { WORKER_HEALTH_PORT: String(port) };
  };
  return inHand(place, { words: [emitted('worker')], where, health: () => `http://127.0.0.1:${port}` });
}

interface Launched {
  readonly words: readonly string[];
  readonly where: () => Promise<Environment>;
  readonly health: () => string;
}

function inHand({ environment, lines }: Place, { words, where, health }: Launched): WorkerInHand {
  let running: Child | undefined;
  const ended = () => running?.ended ?? Promise.resolve('it does not run');
  return {
    async start(killIn, cases = 1) {
      if (running && running.ending() === undefined && killIn === undefined) return;
      await running?.stop();
      const change = { ...(await where()), ...(killIn && { KILL_IN_RECORD: killIn, KILL_WITH_CASES: String(cases) }) };
      const switched = killIn ? ['--require', killSwitch] : [];
      running = await startProcess({ lines, words: [...switched, ...words], environment: { ...environment, ...change } });
      // What it kills itself for may wait already: then it is never seen ready.
      await (killIn ? Promise.race([ready(running, health()), running.ended]) : ready(running, health()));
    },
    hold: async () => running?.stop(),
    async kill() {
      if (running && running.ending() === undefined) process.kill(running.pid, 'SIGKILL');
      await ended();
    },
    ended,
  };
}

async function temporalInHand({ temporalOnDisk = false }: HouseOptions): Promise<TemporalInHand & { stop(): Promise<void> }> {
  const folder = temporalOnDisk === true ? mkdtempSync(join(tmpdir(), 'relais-temporal-')) : temporalOnDisk || undefined;
  const kept = folder && { databaseFile: join(folder, 'temporal.sqlite') };
  let server = await startTestTemporal({ ...kept });
  const { address, port } = server;
  return {
    address,
    async start() {
      server = await startTestTemporal({ ...kept, port });
    },
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
    },
    async stop() {
      await server.stop();
      if (temporalOnDisk === true) rmSync(folder!, { recursive: true });
    },
  };
}

const startProcess = ({ words, environment, lines }: Place & { words: readonly string[] }): Promise<Child> =>
  startChild({
    name: 'relais',
    command: process.execPath,
    arguments: words,
    environment: { ...process.env, ...environment },
    workingFolder: projectFolder(),
    output: { line: (line) => lines.push(line) },
    // Where the next run of any test finds it, should this one be killed.
    runFolder: join(projectFolder(), '.relais', 'run-tests'),
    // The worker's own patience is nine seconds.
    patience: 12_000,
  });

const ready = (child: Child, health: string): Promise<void> =>
  whenReady({
    what: 'the process under test',
    within: 30_000,
    hopeless: () => child.ending() && `${child.ending()}: ${child.lastWords()}`,
    remedy: 'Read its last lines.',
    answers: async () => {
      const { ok, status } = await fetch(`${health}/health/ready`, { signal: AbortSignal.timeout(1_000) });
      if (!ok) throw new Error(`${health} answers ${status}: ${child.lastWords()}`);
    },
  });
