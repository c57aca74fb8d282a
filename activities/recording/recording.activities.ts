// Records one step of a case in one transaction and answers what only needed a read (design.md §1.3, §4).
import type { StepRecord, StepRecorded } from '@relais/contracts/temporal';
import { CompiledTables } from '@relais/domain/policy';
import type { CaseTransaction, StepRepository } from '@relais/persistence';
import { answers, searches } from './answers';
import { StepConflictError, StepGapError } from './faults';
import { type StepToWrite, writeStep } from './write-step';

export interface RecordingDependencies {
  readonly steps: Pick<StepRepository, 'transaction'>;
}

export interface RecordingActivities {
  /**
   * Writes timeline, read model, rows, tasks and messages of the step, whole or not at all. The same step again writes nothing and is answered anew.
   * @throws StepConflictError when the step was recorded otherwise before; StepGapError when the step before is missing; DatabaseError.
   */
  record(step: StepRecord): Promise<StepRecorded>;
}

export function createRecordingActivities({ steps }: RecordingDependencies): RecordingActivities {
  const compiled = new CompiledTables();
  return {
    record: (step) =>
      steps.transaction(step, async (rows) => {
        const before = await rows.lock();
        const recorded = await recordedHead(rows, step);
        const found = await searches(rows, { step, before });
        const head = recorded ?? (await write(rows, { step, before, searches: found, compiled }));
        return { answers: await answers(rows, { step, before, compiled, searches: found, isFirstTime: recorded === null }), head };
      }),
  };
}

/** The hash of the step's last entry; null for a step that is not recorded. */
async function recordedHead(rows: CaseTransaction, step: StepRecord): Promise<string | null> {
  const entries = await rows.rows('timelineEntry', { step: step.step });
  const [first, ...notes] = entries.sort((one, other) => one.sequence - other.sequence);
  if (!first) return null;
  if (first.digest !== step.digest) throw new StepConflictError(step);
  return (notes.at(-1) ?? first).hash;
}

function write(rows: CaseTransaction, written: StepToWrite): Promise<string> {
  const { step, before } = written;
  if (before.step !== step.step - 1) throw new StepGapError(step, before.step);
  return writeStep(rows, written);
}
