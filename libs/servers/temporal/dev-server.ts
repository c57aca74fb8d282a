// Runs Temporal's dev server: the whole of Temporal in one process, on a SQLite file so that cases and their timers survive it.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { choosePort } from '../ports/choose';
import { type Child, startChild } from '../processes/child';
import { whenReady } from '../readiness';
import type { RunningServer, StartOptions } from '../running';
import { keepHistories, requireNamespaces } from './connection';

export interface DevServerOptions extends StartOptions {
  /** The `temporal` program, as `obtain` returns it. */
  readonly program: string;
  /** Cases are kept in this file; in memory only unless given. */
  readonly databaseFile?: string;
  /** Created when missing; `default` always exists. */
  readonly namespaces?: readonly string[];
  /** Days that the namespaces keep closed workflows; the server's own single day unless given. */
  readonly retentionDays?: number;
  /** The web interface is served there; none unless given. */
  readonly uiPort?: number;
  /** Settings of the server by their Temporal names, for tests that need another limit. */
  readonly dynamicConfiguration?: Readonly<Record<string, string | number | boolean>>;
}

export interface TemporalServer extends RunningServer {
  /** `host:port` as Temporal's clients take it. */
  readonly address: string;
}

/** A first start with an empty file takes two seconds on a slow machine, ten on a busy one. */
const readyWithin = 45_000;
const day = 86_400_000;

/** @throws ServerFault when it ends at once or does not answer in time. */
export async function startTemporalDevServer(options: DevServerOptions): Promise<TemporalServer> {
  const { program, databaseFile, namespaces = ['default'], retentionDays, logFile, runFolder } = options;
  const port = await choosePort({ port: options.port, purpose: 'Temporal' });
  if (databaseFile) mkdirSync(dirname(databaseFile), { recursive: true });
  const words = argumentsOf({ ...options, port });
  const child = await startChild({ name: 'temporal', command: program, arguments: words, output: { file: logFile }, runFolder });
  const address = `127.0.0.1:${port}`;
  try {
    await whenServing({ child, address, namespaces });
    if (retentionDays) for (const namespace of namespaces) await keepHistories({ address, namespace, milliseconds: retentionDays * day });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { pid: child.pid, port, address, ended: child.ended, stop: child.stop };
}

const whenServing = ({ child, address, namespaces }: { child: Child; address: string; namespaces: readonly string[] }) =>
  whenReady({
    what: 'The Temporal dev server',
    answers: () => requireNamespaces(address, namespaces),
    within: readyWithin,
    hopeless: () => child.ending() && `${child.ending()}. It said: ${child.lastWords()}`,
    remedy: 'Its log says more; a database file of another version must be moved away.',
  });

function argumentsOf({ port, databaseFile, namespaces = [], uiPort, dynamicConfiguration = {} }: DevServerOptions): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    // What the user has configured for another server must not reach this one.
    ...['--disable-config-file', '--disable-config-env'],
    ...(uiPort ? ['--ui-port', String(uiPort), '--ui-disable-news-fetch'] : ['--headless']),
    // Write-ahead logging: what was committed when the process is killed is there afterwards, at a fraction of the writes.
    ...(databaseFile
      ? ['--db-filename', databaseFile, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal']
      : []),
    ...namespaces.filter((namespace) => namespace !== 'default').flatMap((namespace) => ['--namespace', namespace]),
    ...Object.entries(dynamicConfiguration).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`]),
  ];
}
