// What the worker is put together from: opened before the framework starts, closed after it has ended.
import type { WorkerConfiguration } from '@relais/config';
import type { Database } from '@relais/persistence';
import type { TemporalClient } from '@relais/temporal';
import type { Readiness } from './health/readiness';
import type { Log } from './logging';
import type { WorkerMetrics } from './metrics/worker-metrics';

/** What the module is given; opened before it and closed after it, so that work under way can end. */
export interface WorkerResources {
  readonly configuration: WorkerConfiguration;
  readonly database: Database;
  readonly temporal: TemporalClient;
  readonly readiness: Readiness;
  readonly metrics: WorkerMetrics;
  readonly log: Log;
  /** Epoch milliseconds: when messages are sent and actions tried. */
  readonly now: () => number;
}
