// Runs the jobs that transactions left behind: deliveries and starts; and looks regularly after what others left undone.
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { DisposableClient } from '@relais/persistence';
import {
  makeWorkerUtils,
  type ParsedCronItem,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
  type WorkerUtils,
} from 'graphile-worker';
import { Pool } from 'pg';
import { codeOf, type Log } from '../logging';
import { untilThere } from '../patience';
import { endingOfJobs, endOf, endWhenUnanswered } from './runner-end';
import { RunnerLock } from './runner-lock';
import { runnerLogger } from './runner-log';
import { sweep } from './sweep';

export interface JobRunnerOptions {
  readonly databaseUrl: string;
  readonly tasks: TaskList;
  /** What comes by itself at its times; nothing unless given. */
  readonly schedule?: readonly ParsedCronItem[];
  /** Called on start and each minute, after a sweep. */
  readonly round: () => Promise<void>;
  /** Told of each job that ends: done, failed and coming again, or given up. */
  readonly ended?: (task: string, end: 'done' | 'failed' | 'dead') => void;
  readonly log: Log;
  readonly roundMilliseconds?: number;
}

// Mails wait for a mail server most of the time; more at once would only open more connections to it.
const concurrency = 5;
// Jobs are told of by NOTIFY; polling finds those whose pause is over.
const pollInterval = 1_000;
const everyMinute = 60_000;
// A mail that a killed runner held is late by this, and by the ten seconds after which the sweep believes that it is dead.
const everyTenSeconds = 10_000;
const connectMilliseconds = 2_000;
// For a server that no longer answers at all; what a runner asks takes milliseconds.
const answerMilliseconds = 5_000;

export class JobRunner {
  private readonly stopping = new AbortController();
  private readonly pool: Pool;
  private running: { runner: Runner; ended: Promise<unknown>; lock: RunnerLock | undefined; tools: WorkerUtils } | undefined;
  private starting: Promise<void> | undefined;
  private rounds: NodeJS.Timeout | undefined;
  private sweeps: NodeJS.Timeout | undefined;

  constructor(private readonly options: JobRunnerOptions) {
    const { databaseUrl: connectionString, log } = options;
    this.pool = new Pool({
      connectionString,
      max: concurrency + 3,
      application_name: 'relais-jobs',
      connectionTimeoutMillis: connectMilliseconds,
      query_timeout: answerMilliseconds,
      keepAlive: true,
      Client: DisposableClient,
    });
    // Without listeners a stopping Postgres would end this process; the pool replaces the connection by itself.
    this.pool.on('error', (error) => log.warn({ code: codeOf(error) }, 'an idle connection of the job runner broke'));
    this.pool.on('connect', (client) =>
      client.on('error', (error) => log.warn({ code: codeOf(error) }, 'a connection of the job runner broke')),
    );
  }

  /** Returns at once; the runner starts as soon as the database answers, and again should it give up. */
  start(): void {
    this.starting = this.keepRunning();
    this.rounds = setInterval(() => this.lookAround(), this.options.roundMilliseconds ?? everyMinute);
    this.sweeps = setInterval(() => this.free(), everyTenSeconds);
  }

  /** @throws when jobs are not being taken. */
  async check(): Promise<void> {
    if (!this.running) throw new Error('the job runner does not run');
    await this.pool.query('select 1');
  }

  /** Takes no new job, lets those under way end, then lets go of the database. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.rounds);
    clearInterval(this.sweeps);
    this.end(this.running?.runner);
    await this.starting;
    await this.pool.end();
  }

  private async keepRunning(): Promise<void> {
    const { log } = this.options;
    while (!this.stopping.signal.aborted) {
      const launched = await untilThere(() => this.launch(), { what: 'database of the job runner', log, signal: this.stopping.signal });
      if (!launched) return;
      this.running = launched;
      // Asked to stop while it was starting: nobody else will stop it.
      if (this.stopping.signal.aborted) this.end(launched.runner);
      this.lookAround();
      const code = await launched.ended.then(() => 'ended', codeOf);
      if (!this.stopping.signal.aborted) {
        log.error({ code }, 'the job runner gave up: starting it again');
        this.end(launched.runner);
      }
      this.running = undefined;
      await launched.lock?.release();
      await launched.tools.release();
      // Postgres may answer and still take nothing: read-only, or its disk is full. An abort ends the pause.
      await pause(pollInterval, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async launch() {
    const { databaseUrl, tasks, schedule = [], log } = this.options;
    await this.pool.query('select 1');
    const logger = runnerLogger(log);
    const events: WorkerEvents = new EventEmitter();
    let lock: RunnerLock | undefined;
    // The pool of workers has the id that jobs are locked by; it exists before the first job is taken.
    events.on('pool:create', ({ workerPool }) => {
      lock = new RunnerLock({ databaseUrl, runnerId: workerPool.id, log });
      lock.hold().catch((error: unknown) => log.error({ code: codeOf(error) }, 'the runner lock cannot be held'));
    });
    this.tellEnds(events);
    endWhenUnanswered(events);
    const ended = endOf(events);
    const tools = await makeWorkerUtils({ pgPool: this.pool, logger });
    const settings = { concurrency, pollInterval, noHandleSignals: true, events, logger, preset: endingOfJobs };
    // Said also when empty; else it looks for a crontab in whatever folder it was started in.
    const runner = await run({ pgPool: this.pool, taskList: tasks, parsedCronItems: [...schedule], ...settings });
    return { runner, ended: ended(runner), lock, tools };
  }

  /** Nobody waits for this: `ended` tells when its jobs have. */
  private end(runner: Runner | undefined): void {
    runner?.stop().catch((error: unknown) => this.options.log.debug({ code: codeOf(error) }, 'the job runner had ended'));
  }

  private tellEnds(events: WorkerEvents): void {
    const { ended = () => undefined } = this.options;
    events.on('job:success', ({ job }) => ended(job.task_identifier, 'done'));
    events.on('job:error', ({ job }) => {
      if (job.attempts < job.max_attempts) ended(job.task_identifier, 'failed');
    });
    events.on('job:failed', ({ job }) => ended(job.task_identifier, 'dead'));
  }

  private lookAround(): void {
    const { log, round } = this.options;
    if (!this.running) return;
    this.free()
      .then(round)
      .catch((error: unknown) => log.warn({ code: codeOf(error) }, 'the round of the job runner failed; it comes again'));
  }

  private async free(): Promise<void> {
    const { log } = this.options;
    const { running } = this;
    if (!running) return;
    try {
      const dead = await sweep(this.pool, running.tools);
      if (dead.length > 0) log.warn({ runners: dead }, 'freed the jobs of runners that died');
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'the sweep of the job runner failed; it comes again');
    }
  }
}
