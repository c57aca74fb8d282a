// Tells a failure of Postgres by its code and place alone: its own words carry the values of rows, and those must not reach logs or Temporal.
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** What the driver knows of a failure; every other field may hold values. */
interface DriverFault {
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
}

/**
 * Postgres refused or could not be reached. `sqlState` is its five-character code (or the network's, as `ECONNREFUSED`; `unknown` when it gave none).
 * Holds no query, no parameter and no cause, so that it can be logged and sent anywhere.
 */
export class DatabaseError extends Error {
  readonly code = 'database_error';

  constructor(
    readonly sqlState: string,
    readonly constraint: string | null = null,
  ) {
    super(
      `Postgres failed with ${sqlState}${constraint ? ` on ${constraint}` : ''}: see its own log for the values; the call can be repeated.`,
    );
    this.name = 'DatabaseError';
  }
}

/** Of SQL's own: the connection failed. */
const connectionFailure = '08006';

/** The same error, or a `DatabaseError` in its place where it came from the driver. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof QueryFailedError) return describe(error.driverError as DriverFault);
  // Its connection broke between two queries of one transaction; nothing of that was committed.
  if (isReleased(error)) return new DatabaseError(connectionFailure);
  return isErrorLike(error) && isDriverFault(error) ? describe(error) : error;
}

const isReleased = (error: unknown): boolean =>
  error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;

const describe = (fault: DriverFault): DatabaseError => new DatabaseError(fault.code ?? 'unknown', fault.constraint ?? null);

// Not `instanceof`: an error of Node's own may come from another realm (a test runner's), and must lose its words there too.
const isErrorLike = (error: unknown): error is Error => typeof error === 'object' && error !== null && 'message' in error;

// The driver's own errors: server messages (severity), the network's (syscall), and the few it words itself.
const isDriverFault = (error: unknown): error is DriverFault => {
  if (typeof error !== 'object' || error === null) return false;
  const { message = '' } = error as { message?: string };
  return 'severity' in error || 'syscall' in error || /^(timeout|Connection terminated|Query read timeout|Client )/.test(message);
};
