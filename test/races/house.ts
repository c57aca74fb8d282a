// The whole product as processes of its own on real servers, its worker in the test's hand: held, killed in the middle of a step, started anew.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { migrate } from '@relais/persistence';
import { type ActionEndpoint, type Child, freePort, type MailSink, projectFolder, startChild, whenReady } from '@relais/servers';
import { startTestActionEndpoint, startTestMailSink, startTestPostgres, startTestTemporal } from '@relais/testing';
import { Connection, Client as TemporalClient } from '@temporalio/client';
import { Client } from 'pg';
import { createOrganisation, type TestOrganisation } from '../api/organisations';

/** Where in the recording of which event the worker kills itself. */
export type KillIn = `${string} ${'before' | 'after'} commit`;

export interface House {
  readonly url: string;
  readonly databaseUrl: string;
  readonly organisation: TestOrganisation;
  readonly database: Client;
  readonly temporal: TemporalClient;
  readonly mails: MailSink;
  readonly actions: ActionEndpoint;
  /** Everything that API and workers have printed, at debug level. */
  readonly lines: string[];
  readonly worker: WorkerInHand;
  /** Changes the policy that cases raised from now on take along. */
  rules(change: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerInHand {
  /** Resolves once it takes work; the one that runs already goes on, unless another is asked for. */
  start(killIn?: KillIn): Promise<void>;
  /** It ends what is under way and takes nothing more. */
  hold(): Promise<void>;
  /** SIGKILL, now. */
  kill(): Promise<void>;
  /** Resolves with the reason when the process that runs now has ended. */
  ended(): Promise<string>;
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
export async function openHouse(): Promise<House> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: projectFolder() });
  const [postgres, temporalServer, mails, actions] = await Promise.all([
    startTestPostgres(),
    startTestTemporal(),
    startTestMailSink(),
    startTestActionEndpoint(),
  ]);
  await migrate(postgres.url);
  const organisation = await createOrganisation(postgres.url);
  const database = new Client({ connectionString: postgres.url });
  await database.connect();
  const connection = await Connection.connect({ address: temporalServer.address });
  const lines: string[] = [];
  const environment = environmentOf({ postgres: postgres.url, temporal: temporalServer.address, mail: mails.url, actions: actions.url });
  const api = await startApi({ environment, lines });
  const worker = workerInHand({ environment, lines });
  return {
    url: api.url,
    databaseUrl: postgres.url,
    organisation,
    database,
    temporal: new TemporalClient({ connection }),
    mails,
    actions,
    lines,
    worker,
    async rules(change) {
      await database.query(
        `insert into policy (organisation_id, version, document, calendar_id, published_at)
         select organisation_id, version + 1, document || $2, calendar_id, now() from policy where organisation_id = $1 order by version desc limit 1`,
        [organisation.id, JSON.stringify(cadences(change))],
      );
    },
    async stop() {
      await worker.hold();
      await api.stop();
      await Promise.all([database.end(), connection.close()]);
      await Promise.all([postgres.stop(), temporalServer.stop(), mails.stop(), actions.stop()]);
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

async function startApi({ environment, lines }: Place): Promise<Child & { url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startProcess({ lines, words: [emitted('api')], environment: { ...environment, API_PORT: String(port) } });
  await ready(child, `${url}/health/ready`);
  return { ...child, url };
}

function workerInHand({ environment, lines }: Place): WorkerInHand {
  let running: Child | undefined;
  const ended = () => running?.ended ?? Promise.resolve('no worker runs');
  return {
    async start(killIn) {
      if (running && running.ending() === undefined && killIn === undefined) return;
      await running?.stop();
      const port = await freePort();
      const change: Environment = { WORKER_HEALTH_PORT: String(port), ...(killIn && { KILL_IN_RECORD: killIn }) };
      const words = [...(killIn ? ['--require', killSwitch] : []), emitted('worker')];
      running = await startProcess({ lines, words, environment: { ...environment, ...change } });
      await ready(running, `http://127.0.0.1:${port}/health/ready`);
    },
    hold: async () => running?.stop(),
    async kill() {
      if (running?.ending() === undefined && running) process.kill(running.pid, 'SIGKILL');
      await ended();
    },
    ended,
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

const ready = (child: Child, address: string): Promise<void> =>
  whenReady({
    what: 'the process under test',
    within: 30_000,
    hopeless: () => child.ending() && `${child.ending()}: ${child.tail()}`,
    remedy: 'Read its last lines.',
    answers: async () => {
      const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(1_000) });
      if (!ok) throw new Error(`${address} answers ${status}: ${child.tail()}`);
    },
  });
