// The worker's process: reads the environment, starts, and ends orderly when told to.
import 'reflect-metadata';
import { EnvironmentError, loadWorkerConfiguration } from '@relais/config';
import { openLog } from './logging';
import { startWorker } from './start-worker';
import { TemporalWorker } from './temporal/temporal-worker';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** Whoever stops us ends us by force after ten seconds; the runners have given up by then. */
const patience = 9_000;

async function main(): Promise<void> {
  const configuration = loadWorkerConfiguration(process.env);
  const log = openLog(configuration.logLevel);
  TemporalWorker.prepareRuntime(log);
  const worker = await startWorker({ configuration, log });
  await new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  setTimeout(() => process.exit(1), patience).unref();
  await worker.stop();
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
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `The worker cannot start: port ${port} is taken. Free it or set WORKER_HEALTH_PORT.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
