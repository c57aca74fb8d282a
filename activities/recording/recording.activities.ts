// Records one step of a case in one transaction and answers what only needed a read (design.md §1.3, §4).
import type { StepRecord, StepRecorded } from '@relais/contracts/temporal';
import type { StepRepository } from '@relais/persistence';
import { answers } from './answers';
import { StepConflictError, StepGapError } from './faults';
import { writeStep } from './write-step';

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
  return {
    record: (step) =>
      steps.transaction(step, async (rows) => {
        const before = await rows.lock();
        const [recorded] = await rows.rows('timelineEntry', { step: step.step, sequence: 0 });
        if (recorded && recorded.digest !== step.digest) throw new StepConflictError(step);
        if (!recorded) {
          if (before.step !== step.step - 1) throw new StepGapError(step, before.step);
          await writeStep(rows, { step, before });
        }
        return { answers: await answers(rows, { step, before, isFirstTime: !recorded }) };
      }),
  };
}
