// The one way to Postgres: a pool with short time-outs, transactions that end, and failures that carry no values.
import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type EntityManager } from 'typeorm';
import { entities } from '../entities';
import { withoutValues } from './database-error';
import { DisposableClient } from './disposable-client';
import { SnakeNamingStrategy } from './snake-naming-strategy';

export interface DatabaseOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Connections at most; 10 unless given. */
  readonly poolSize?: number;
  /** Told of the code of a connection that broke while nobody used it; the pool has replaced it already. */
  readonly onIdleFailure?: (sqlState: string) => void;
}

// Below the 3 s that Temporal grants a `record` (design.md §4): what hangs fails in time to be tried again on another connection.
const connectMilliseconds = 1_000;
const statementMilliseconds = 2_000;
// The server's own limit comes first; this one is for a server that no longer answers at all.
const readMilliseconds = 2_500;
// A process whose machine vanished in the middle of a step must not hold its case locked.
const idleMilliseconds = 5_000;

const timeouts = {
  statement_timeout: statementMilliseconds,
  query_timeout: readMilliseconds,
  idle_in_transaction_session_timeout: idleMilliseconds,
};

/** An open pool. All its methods throw `DatabaseError` where Postgres fails. */
export class Database {
  private readonly around = new AsyncLocalStorage<EntityManager>();

  private constructor(private readonly source: DataSource) {}

  /** @throws DatabaseError when nothing answers at `url` within a second, or refuses the user. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url: options.url,
      applicationName: options.applicationName,
      poolSize: options.poolSize ?? 10,
      connectTimeoutMS: connectMilliseconds,
      entities,
      namingStrategy: new SnakeNamingStrategy(),
      synchronize: false,
      installExtensions: false,
      // Queries and their parameters are people's words: nothing of them is logged.
      logging: false,
      poolErrorHandler: (error: { code?: string }) => options.onIdleFailure?.(error.code ?? 'unknown'),
      extra: { Client: DisposableClient, keepAlive: true, ...timeouts },
    });
    await guarded(() => source.initialize());
    return new Database(source);
  }

  /** Runs queries outside a transaction, unless one is `together`. */
  read<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return guarded(() => work(this.around.getStore() ?? this.source.manager));
  }

  /** Runs `work` in one transaction: all of it is kept, or, when it throws, nothing. */
  transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return guarded(() => (this.around.getStore() ?? this.source).transaction(work));
  }

  /**
   * Makes one transaction of all that `work` asks of this database, through whichever repository; their own transactions are parts of it. One after
   * the other: they share a connection, which is lost when `work` asks nothing for five seconds.
   */
  together<Result>(work: () => Promise<Result>): Promise<Result> {
    return guarded(() => this.source.transaction((manager) => this.around.run(manager, work)));
  }

  /** For readiness checks: resolves when a statement that may write is taken. A server that only reads refuses it, and loses the connection. */
  async takesWrites(): Promise<void> {
    await this.read((manager) => manager.query('select from organisation where false for update'));
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw withoutValues(error);
  }
}
