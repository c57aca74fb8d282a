// What every part of the recording is told about the step it writes.
import type { Actor, RecordedAdvice, RecordedEvaluation } from '@relais/contracts';
import type { StepRecord } from '@relais/contracts/temporal';
import type { LockedCase } from '@relais/persistence';
import type { RecipientSearch } from './recipient';

export interface RecordedStep {
  readonly step: StepRecord;
  /** The case as it was before the step. */
  readonly before: LockedCase;
  /** Who takes the case, for each time that the step asks. */
  readonly searches: readonly RecipientSearch[];
  /** Relais itself for clocks and answers. */
  readonly actor: Actor;
  /** What the person sent, words included; null for clocks and answers, and once erased. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** What was advised on the decision that the step brings; null for every other step. */
  readonly advice: RecordedAdvice | null;
  /** What was advised on the verdict that the step brings; null for every other step. */
  readonly evaluation: RecordedEvaluation | null;
}

export const relais: Actor = { kind: 'system', userId: null, roles: [], teamIds: [] };
