// Puts the worker together over what is open already, and ties its two runners to the life of the process.
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CaseStandingRepository, FindingRepository } from '@relais/persistence';
import { jobRunner, temporalWorker } from './composition';
import { JobRunner } from './jobs/job-runner';
import type { WorkerResources } from './resources';
import { TemporalWorker } from './temporal/temporal-worker';

const RESOURCES = Symbol('resources');

@Injectable()
class Runners implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(RESOURCES) private readonly resources: WorkerResources,
    private readonly jobs: JobRunner,
    private readonly temporal: TemporalWorker,
  ) {}

  onApplicationBootstrap(): void {
    const { readiness, database, metrics, now } = this.resources;
    const [cases, findings] = [new CaseStandingRepository(database), new FindingRepository(database)];
    metrics.watch({ openCases: () => cases.openByStatus(), openFindings: () => findings.openByKind(), now });
    this.jobs.start();
    this.temporal.start();
    readiness.watch('database', () => database.takesWrites());
    readiness.watch('jobs', () => this.jobs.check());
    readiness.watch('temporal', () => this.temporal.check());
  }

  /** Pools are closed only after this: an activity under way still records. */
  async beforeApplicationShutdown(): Promise<void> {
    this.resources.readiness.stop();
    await Promise.all([this.jobs.stop(), this.temporal.stop()]);
  }
}

@Module({})
class WorkerModule {}

export function workerModule(resources: WorkerResources): DynamicModule {
  return {
    module: WorkerModule,
    providers: [
      { provide: RESOURCES, useValue: resources },
      { provide: JobRunner, useFactory: () => jobRunner(resources) },
      { provide: TemporalWorker, useFactory: () => temporalWorker(resources) },
      Runners,
    ],
  };
}
