// Shows to all other runners that this one lives: a session advisory lock on its id, which Postgres drops with the connection.
import { Client } from 'pg';
import { codeOf, type Log } from '../logging';
import { untilThere } from '../patience';

/** Anything that nothing else in the database locks with. */
const space = 7311;

/** The lock of a runner's id, as an SQL expression over parameter $1. */
export const lockKey = `hashtextextended($1, ${space})`;

export interface RunnerLockOptions {
  readonly databaseUrl: string;
  readonly runnerId: string;
  readonly log: Log;
}

const connectMilliseconds = 2_000;

export class RunnerLock {
  private readonly stopping = new AbortController();
  private client: Client | undefined;

  constructor(private readonly options: RunnerLockOptions) {}

  /** Resolves once the lock is held; taken again whenever its connection is lost. */
  async hold(): Promise<void> {
    const { log } = this.options;
    const client = await untilThere(() => this.locked(), { what: 'lock of the job runner', log, signal: this.stopping.signal });
    if (client === null) return;
    this.client = client;
    // Let go while it was being taken: kept, it would show to all others that a runner lives that has ended.
    if (this.stopping.signal.aborted) return client.end();
    client.once('end', () => {
      if (!this.stopping.signal.aborted) this.hold().catch((error: unknown) => log.error({ code: codeOf(error) }, 'runner lock lost'));
    });
  }

  async release(): Promise<void> {
    this.stopping.abort();
    await this.client?.end();
  }

  private async locked(): Promise<Client> {
    const { databaseUrl: connectionString, runnerId, log } = this.options;
    const client = new Client({
      connectionString,
      application_name: 'relais-runner-lock',
      connectionTimeoutMillis: connectMilliseconds,
      keepAlive: true,
    });
    client.on('error', (error) => log.warn({ code: codeOf(error) }, 'connection of the runner lock broke'));
    try {
      await client.connect();
      await client.query(`select pg_advisory_lock(${lockKey})`, [runnerId]);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }
}
