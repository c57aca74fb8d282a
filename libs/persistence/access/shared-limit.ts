// Counts something up to a limit per span of time, across all processes: the counts stand in Postgres.
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../database/database';

export interface SharedLimitOptions {
  readonly database: Database;
  /** Keeps what different limits count apart. */
  readonly name: string;
  /** How many in one span. */
  readonly limit: number;
  /** Length of the span that the first one opens. */
  readonly seconds: number;
}

export interface Taken {
  readonly withinLimit: boolean;
  readonly left: number;
  /** Milliseconds until the span ends. */
  readonly endsIn: number;
}

export class SharedLimit {
  private readonly limiter: RateLimiterPostgres;

  constructor({ database, name, limit, seconds }: SharedLimitOptions) {
    const query = async ({ text, values }: { text: string; values: unknown[] }) => ({
      rows: await database.read((manager) => manager.query<unknown[]>(text, values)),
    });
    this.limiter = new RateLimiterPostgres({
      storeClient: { query },
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points: limit,
      duration: seconds,
    });
  }

  /** Counts `points` of `key` (at most 200 characters). @throws DatabaseError: without Postgres nothing is within its limit. */
  async take(key: string, points = 1): Promise<Taken> {
    try {
      return taken(await this.limiter.consume(key, points), true);
    } catch (error) {
      if (error instanceof RateLimiterRes) return taken(error, false);
      throw error;
    }
  }
}

const taken = ({ remainingPoints, msBeforeNext }: RateLimiterRes, withinLimit: boolean): Taken => {
  return { withinLimit, left: remainingPoints, endsIn: msBeforeNext };
};
