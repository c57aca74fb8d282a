// What a worker counts for whoever watches it: steps, jobs, findings, open cases. Labels are closed vocabularies; no id, no name.
import type { RecordingActivities } from '@relais/activities/recording';
import { type FindingKind, findingKinds, statuses } from '@relais/contracts';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { codeOf } from '../logging';

/** What is counted in the database, when asked. */
export interface Counted {
  readonly openCases: () => Promise<ReadonlyMap<string, number>>;
  readonly openFindings: () => Promise<ReadonlyMap<string, number>>;
  readonly now: () => number;
}

export type JobEnd = 'done' | 'failed' | 'dead';

// Counting is a query over all open cases; several collectors must not make it several times.
const freshMilliseconds = 15_000;

export class WorkerMetrics {
  readonly registry = new Registry();
  private readonly steps = this.counter({ name: 'relais_steps_recorded_total', help: 'Steps of cases recorded, repetitions included' });
  private readonly recordFailures = this.counter({
    name: 'relais_record_failures_total',
    help: 'Attempts to record a step that failed, by code',
    labelNames: ['code'],
  });
  private readonly jobs = this.counter({
    name: 'relais_jobs_total',
    help: 'Jobs by task and end; failed ones come again, dead ones do not',
    labelNames: ['task', 'end'],
  });
  private readonly findings = this.counter({ name: 'relais_findings_total', help: 'New findings of the reconciler', labelNames: ['kind'] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const kind of findingKinds) this.findings.inc({ kind }, 0);
  }

  /** The gauges, once there is a database to ask. One that cannot be asked fails the whole answer, which is seen. */
  watch({ openCases, openFindings, now }: Counted): void {
    this.gauge(
      { name: 'relais_open_cases', help: 'Open cases by status', label: 'status' },
      { values: statuses, count: cached(openCases, now) },
    );
    this.gauge(
      { name: 'relais_findings_open', help: 'Open findings of the reconciler by kind', label: 'kind' },
      { values: findingKinds, count: cached(openFindings, now) },
    );
  }

  found(kind: FindingKind): void {
    this.findings.inc({ kind });
  }

  jobEnded(task: string, end: JobEnd): void {
    this.jobs.inc({ task, end });
  }

  /** The same recorder, counted. */
  recording({ record }: RecordingActivities): RecordingActivities {
    return {
      record: async (step) => {
        try {
          const recorded = await record(step);
          this.steps.inc();
          return recorded;
        } catch (error) {
          this.recordFailures.inc({ code: codeOf(error) });
          throw error;
        }
      },
    };
  }

  private counter({ name, help, labelNames = [] }: { name: string; help: string; labelNames?: string[] }): Counter<string> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(
    { name, help, label }: { name: string; help: string; label: string },
    { values, count }: { values: readonly string[]; count: () => Promise<ReadonlyMap<string, number>> },
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect: async () => {
        const numbers = await count();
        for (const value of values) if (value !== 'closed') gauge.set({ [label]: value }, numbers.get(value) ?? 0);
      },
    });
  }
}

function cached<Answer>(ask: () => Promise<Answer>, now: () => number): () => Promise<Answer> {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | undefined;
  return () => {
    if (last && now() - last.at < freshMilliseconds) return last.answer;
    const answer = ask();
    last = { at: now(), answer };
    // A failure is not kept: the next collector asks again.
    answer.catch(() => {
      last = undefined;
    });
    return answer;
  };
}
