// The API's process: reads the environment, starts, and ends orderly when told to.
import 'reflect-metadata';
import { EnvironmentError, loadApiConfiguration } from '@relais/config';
import { DatabaseError } from '@relais/persistence';
import { startApi } from './start-api';

const signals = ['SIGTERM', 'SIGINT'] as const;

async function main(): Promise<void> {
  const api = await startApi({ configuration: loadApiConfiguration(process.env) });
  const stopped = new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  await stopped;
  await api.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  },
);

/** One line for what an operator can mend; the whole stack for what only we can. */
function wordsOf(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  if (error instanceof DatabaseError)
    return `The API cannot start: Postgres does not serve at DATABASE_URL (${error.sqlState}). Start it or mend the address.`;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `The API cannot start: port ${port} is taken. Free it or set API_PORT or METRICS_PORT.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
