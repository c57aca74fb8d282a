// Lost if these fail: a step that cannot be recorded, a dead job or an open finding that no alarm can be made of.
import type { StepRecord } from '@relais/contracts/temporal';
import { WorkerMetrics } from './worker-metrics';

const step = { escalationId: 'a-case' } as StepRecord;

it('counts steps recorded and failures by code, and hands both on', async () => {
  const metrics = new WorkerMetrics();
  const answers = [Promise.resolve({ answers: [] }), Promise.reject(Object.assign(new Error('words'), { code: 'step_conflict' }))];
  const { record } = metrics.recording({ record: () => answers.shift() as never });
  expect(await record(step)).toEqual({ answers: [] });
  await expect(record(step)).rejects.toThrow('words');
  const text = await metrics.registry.metrics();
  expect(text).toContain('relais_steps_recorded_total 1');
  expect(text).toContain('relais_record_failures_total{code="step_conflict"} 1');
});

it('counts jobs by their end and findings by kind, those never found with 0', async () => {
  const metrics = new WorkerMetrics();
  metrics.jobEnded('deliver_message', 'dead');
  metrics.found('behind');
  const text = await metrics.registry.metrics();
  expect(text).toContain('relais_jobs_total{task="deliver_message",end="dead"} 1');
  expect(text).toContain('relais_findings_total{kind="behind"} 1');
  expect(text).toContain('relais_findings_total{kind="stalled"} 0');
});

it('asks the database at most four times a minute, shows what has gone down to 0, and does not keep a failure', async () => {
  const metrics = new WorkerMetrics();
  let [at, asked] = [0, 0];
  const cases = [new Map([['deciding', 7]]), new Map<string, number>()];
  const openCases = async () => {
    asked += 1;
    return cases.shift() ?? Promise.reject(new Error('away'));
  };
  metrics.watch({ openCases, openFindings: async () => new Map(), now: () => at });
  const deciding = async () => /relais_open_cases\{status="deciding"\} (\d+)/.exec(await metrics.registry.metrics())?.[1];
  expect([await deciding(), await deciding(), asked]).toEqual(['7', '7', 1]);
  at = 15_000;
  expect([await deciding(), asked]).toEqual(['0', 2]);
  at = 30_000;
  await expect(deciding()).rejects.toThrow('away');
  cases.push(new Map([['deciding', 1]]));
  expect(await deciding()).toBe('1');
});
