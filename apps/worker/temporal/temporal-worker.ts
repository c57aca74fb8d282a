// Runs the Temporal worker for as long as the process lives: waits for a server that is away, starts anew after one that failed.
import { DefaultLogger, type LogEntry, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { codeOf, type Log } from '../logging';
import { untilThere } from '../patience';
import { workflows } from './workflows';

export interface TemporalWorkerOptions {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalTaskQueue: string;
  readonly workflowBundlePath?: string | undefined;
  readonly activities: object;
  readonly log: Log;
}

// Another worker takes a killed one's cases after this, not after Temporal's ten seconds (design §4).
const stickyQueueScheduleToStartTimeout = '1s';
// Below the ten seconds that stopping may take; `record` needs three at most.
const shutdownGraceTime = '4s';
const shutdownForceTime = '6s';
const checkMilliseconds = 1_000;

export class TemporalWorker {
  private readonly stopping = new AbortController();
  private running: { worker: Worker; connection: NativeConnection } | undefined;
  private life: Promise<void> | undefined;

  constructor(private readonly options: TemporalWorkerOptions) {}

  /** Once per process, before any connection: signals are the framework's to handle, words go to our log. */
  static prepareRuntime(log: Log): void {
    Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN', (entry) => tell(log, entry)) });
  }

  /** Returns at once; work is taken as soon as Temporal answers. */
  start(): void {
    this.life = this.live();
  }

  /** @throws when the worker does not poll, or Temporal does not answer for its namespace within a second. */
  async check(): Promise<void> {
    const { running } = this;
    if (running?.worker.getState() !== 'RUNNING') throw new Error('the Temporal worker does not run');
    const { connection } = running;
    const { temporalNamespace: namespace } = this.options;
    await connection.withDeadline(Date.now() + checkMilliseconds, () => connection.workflowService.describeNamespace({ namespace }));
  }

  /** Takes no new task; resolves once those under way have ended or were cut off. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.running?.worker.getState() === 'RUNNING') this.running.worker.shutdown();
    await this.life;
  }

  private async live(): Promise<void> {
    const { log } = this.options;
    while (!this.stopping.signal.aborted) {
      const running = await untilThere(() => this.open(), { what: 'Temporal', log, signal: this.stopping.signal });
      if (!running) return;
      await this.runOnce(running);
    }
  }

  private async runOnce(running: { worker: Worker; connection: NativeConnection }): Promise<void> {
    const { log } = this.options;
    this.running = running;
    const run = running.worker.run();
    // Asked to stop while it was starting: nobody else will stop it.
    if (this.stopping.signal.aborted) running.worker.shutdown();
    log.info('takes work from Temporal');
    await run.catch((error: unknown) => log.error({ code: codeOf(error) }, 'the Temporal worker failed: starting it again'));
    this.running = undefined;
    await running.connection.close().catch((error: unknown) => log.warn({ code: codeOf(error) }, 'a connection to Temporal did not close'));
  }

  private async open(): Promise<{ worker: Worker; connection: NativeConnection }> {
    const {
      temporalAddress: address,
      temporalNamespace: namespace,
      temporalTaskQueue: taskQueue,
      activities,
      workflowBundlePath,
    } = this.options;
    const connection = await NativeConnection.connect({ address });
    const options: WorkerOptions = {
      connection,
      namespace,
      taskQueue,
      activities,
      ...workflows(workflowBundlePath),
      reuseV8Context: true,
      stickyQueueScheduleToStartTimeout,
      shutdownGraceTime,
      shutdownForceTime,
    };
    try {
      return { worker: await Worker.create(options), connection };
    } catch (error) {
      await connection.close();
      throw error;
    }
  }
}

/** Ids and codes of what the SDK says; its other attributes may hold payloads. */
function tell(log: Log, { level, message, meta }: LogEntry): void {
  const { workflowId, activityId, activityType, error } = (meta ?? {}) as Record<string, unknown>;
  const about = { workflowId, activityId, activityType, ...(error === undefined ? {} : { code: codeOf(error) }) };
  if (level === 'ERROR') log.error(about, message);
  else log.warn(about, message);
}
