// Lost if these fail: mails of a killed worker wait for hours, two workers send the same mail, or a case is never started.

import { createMailChannel } from '@relais/messaging';
import { MessageRepository } from '@relais/persistence';
import { startTestMailSink } from '@relais/testing';
import { makeWorkerUtils, type Task, type WorkerUtils } from 'graphile-worker';
import { Pool } from 'pg';
import { pino } from 'pino';
import { MessageDelivery } from '../../apps/worker/delivery/deliver-message';
import { JobRunner } from '../../apps/worker/jobs/job-runner';
import { RunnerLock } from '../../apps/worker/jobs/runner-lock';
import { sweep } from '../../apps/worker/jobs/sweep';
import { tasks } from '../../apps/worker/jobs/tasks';
import { startWorld, type World } from '../persistence/practice-world';
import { transferredCase } from './driven-case';
import { eventually } from './eventually';

const log = pino({ level: 'silent' });
let world: World;
let pool: Pool;
let tools: WorkerUtils;

beforeAll(async () => {
  world = await startWorld();
  pool = new Pool({ connectionString: world.url });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  tools = await makeWorkerUtils({ pgPool: pool });
}, 60_000);
afterAll(async () => {
  await tools?.release();
  await pool?.end();
  await world?.stop();
});
beforeEach(() => pool.query('delete from graphile_worker._private_jobs'));

const noRound = async () => undefined;

/** A job that a runner took a minute ago and never ended. */
async function lockedJob(runnerId: string): Promise<void> {
  await tools.addJob('forgotten', {});
  await pool.query(`update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute'`, [runnerId]);
}
const lockedBy = async (): Promise<string | null> => (await pool.query('select locked_by from graphile_worker.jobs')).rows[0].locked_by;

describe('the sweep', () => {
  it('frees the jobs of a runner that died', async () => {
    await lockedJob('pool-dead');
    expect(await sweep(pool, tools)).toEqual(['pool-dead']);
    expect(await lockedBy()).toBeNull();
  });

  it('leaves the jobs of a runner that lives', async () => {
    const lock = new RunnerLock({ databaseUrl: world.url, runnerId: 'pool-alive', log });
    await lock.hold();
    await lockedJob('pool-alive');
    expect(await sweep(pool, tools)).toEqual([]);
    expect(await lockedBy()).toBe('pool-alive');
    await lock.release();
    expect(await sweep(pool, tools)).toEqual(['pool-alive']);
  });

  it('holds the lock again after its connection was cut', async () => {
    const lock = new RunnerLock({ databaseUrl: world.url, runnerId: 'pool-cut', log });
    await lock.hold();
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'relais-runner-lock'`);
    const held = async () =>
      (
        await pool.query(
          `select 1 from pg_locks l join pg_stat_activity a using (pid) where a.application_name = 'relais-runner-lock' and l.locktype = 'advisory' and l.granted`,
        )
      ).rowCount;
    await eventually(async () => expect(await held()).toBe(1));
    await lock.release();
  });

  it('does not keep the lock of a runner that ended while it was being taken', async () => {
    const lock = new RunnerLock({ databaseUrl: world.url, runnerId: 'pool-ended', log });
    const holding = lock.hold();
    await lock.release();
    await holding;
    await lockedJob('pool-ended');
    await eventually(async () => expect(await sweep(pool, tools)).toEqual(['pool-ended']));
  });
});

describe('the job runner', () => {
  it('delivers what a step has told, and what a dead runner left behind', async () => {
    const sink = await startTestMailSink();
    const driven = await transferredCase(world);
    await pool.query(`update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - interval '1 minute'`);
    const mail = createMailChannel({ smtpUrl: sink.url, from: 'relais@relais.example' });
    const given = {
      messages: new MessageRepository(world.database),
      mail,
      publicUrl: 'https://r.example',
      linkSecret: 'x'.repeat(32),
      log,
      now: Date.now,
    };
    const started: string[] = [];
    const starter = { start: async ({ escalationId }: { escalationId: string }) => void started.push(escalationId) };
    const unused = {
      anchoring: {} as never,
      applying: {} as never,
      archiving: {} as never,
      erasing: {} as never,
      reconciler: {} as never,
      rosterMailing: {} as never,
    };
    const owners = { ...unused, delivery: new MessageDelivery(given), starter: starter as never };
    const runner = new JobRunner({ databaseUrl: world.url, tasks: tasks(owners), round: noRound, log });
    runner.start();
    await sink.waitFor(({ recipients }) => recipients.includes('jeanne.petit@example.com'), { milliseconds: 15_000 });
    await eventually(async () => expect((await driven.messages()).map(({ status }) => status)).toEqual(['sent', 'sent']));
    expect(started).toEqual([driven.escalationId]);
    await runner.stop();
    await sink.stop();
  }, 30_000);

  it('ends every job it took before it stops, and keeps none locked', async () => {
    const seen: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Task = async () => {
      seen.push('begun');
      await gate;
      seen.push('ended');
    };
    const runner = new JobRunner({ databaseUrl: world.url, tasks: { slow }, round: noRound, log });
    runner.start();
    await tools.addJob('slow', {});
    await eventually(async () => expect(seen).toEqual(['begun']));
    const stopped = runner.stop();
    release();
    await stopped;
    expect(seen).toEqual(['begun', 'ended']);
    await tools.addJob('slow', {});
    const { rows } = await pool.query('select attempts, locked_by from graphile_worker.jobs');
    expect(rows).toEqual([{ attempts: 0, locked_by: null }]);
  }, 30_000);
});
