// Starts and stops the worker; production and tests come in by this one door.

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { WorkerConfiguration } from '@relais/config';
import { Database } from '@relais/persistence';
import { openTemporalClient } from '@relais/temporal';
import { type HealthServer, startHealthServer } from './health/health-server';
import { Readiness } from './health/readiness';
import { type Log, nestLogger } from './logging';
import { WorkerMetrics } from './metrics/worker-metrics';
import { untilThere } from './patience';
import { workerModule } from './worker.module';

export interface RunningWorker {
  readonly healthPort: number;
  /** Takes no more work, ends what is under way, closes. */
  readonly stop: () => Promise<void>;
}

export interface StartWorker {
  readonly configuration: WorkerConfiguration;
  readonly log: Log;
  /** The time of the cases; the system's unless a test lets time pass by itself. */
  readonly now?: () => number;
}

/**
 * Resolves once the health server answers; database and Temporal may come later and are waited for (readiness says so meanwhile).
 * @throws the error of the health port when it is taken.
 */
export async function startWorker({ configuration, log, now = Date.now }: StartWorker): Promise<RunningWorker> {
  const readiness = new Readiness();
  const metrics = new WorkerMetrics();
  const health = await startHealthServer({ readiness, metrics: metrics.registry, port: configuration.workerHealthPort });
  const stopping = new AbortController();
  const opening = open({ configuration, readiness, metrics, log, now, signal: stopping.signal });
  // Awaited by `stop`; a failure of the composition itself must not wait that long.
  opening.catch((error: unknown) => {
    log.fatal({ err: error }, 'the worker cannot be put together');
    process.exit(1);
  });
  return { healthPort: health.port, stop: () => stop({ readiness, stopping, opening, health }) };
}

interface Open {
  readonly application: INestApplicationContext;
  readonly close: () => Promise<unknown>;
}

async function open({
  configuration,
  readiness,
  metrics,
  log,
  now,
  signal,
}: Required<StartWorker> & { readiness: Readiness; metrics: WorkerMetrics; signal: AbortSignal }): Promise<Open | null> {
  const onIdleFailure = (sqlState: string) => log.warn({ sqlState }, 'a connection to Postgres broke');
  const options = { url: configuration.databaseUrl, applicationName: 'relais-worker', onIdleFailure };
  const database = await untilThere(() => Database.open(options), { what: 'Postgres', log, signal });
  if (!database) return null;
  const temporal = openTemporalClient(configuration);
  const module = workerModule({ configuration, database, temporal, readiness, metrics, log, now });
  const application = await NestFactory.createApplicationContext(module, { logger: nestLogger(log), abortOnError: false });
  return { application, close: () => Promise.all([database.close(), temporal.close()]) };
}

interface Stopping {
  readonly readiness: Readiness;
  readonly stopping: AbortController;
  readonly opening: Promise<Open | null>;
  readonly health: HealthServer;
}

async function stop({ readiness, stopping, opening, health }: Stopping): Promise<void> {
  readiness.stop();
  stopping.abort();
  const opened = await opening;
  if (opened) {
    await opened.application.close();
    await opened.close();
  }
  await health.close();
}
