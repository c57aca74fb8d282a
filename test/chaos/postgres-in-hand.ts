// A Postgres in the test's hand: stopped, killed and started again at the same port, with everything that was committed.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, startPostgres } from '@relais/servers';

export interface PostgresInHand {
  readonly url: string;
  readonly port: number;
  /** Brings it back. */
  start(): Promise<void>;
  /** Ends it orderly. */
  hold(): Promise<void>;
  /** SIGKILL, now. */
  kill(): Promise<void>;
  /** Resolves with the reason when the process that runs now has ended. */
  ended(): Promise<string>;
  /** Ends it for good; the data are deleted. */
  stop(): Promise<void>;
}

/** Its commits survive the kill of its process: only the disk is not waited for. In a folder of its own unless given one. */
export async function startPostgresInHand(given?: string): Promise<PostgresInHand> {
  const folder = given ?? openFolder();
  const runFolder = join(projectFolder(), '.relais', 'run-tests');
  const options = { dataFolder: join(folder, 'data'), runFolder, settings: { fsync: 'off' } };
  let server = await startPostgres(options);
  const { url, port } = server;
  return {
    url,
    port,
    async start() {
      server = await startPostgres({ ...options, port });
    },
    hold: () => server.stop(),
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
    },
    ended: () => server.ended,
    async stop() {
      await server.stop();
      rmSync(given === undefined ? folder : options.dataFolder, { recursive: true, force: true });
    },
  };
}

/** As root, Postgres runs under a user who must be able to walk in. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relais-chaos-'));
  chmodSync(folder, 0o711);
  return folder;
}
