// Compares where a case stands in the database with what its workflow looks like, and says what is wrong, if anything (design §5).
import type { FindingKind, Remedy } from '@relais/contracts';
import type { CaseStanding, Finding } from '@relais/persistence';
import type { SeenStep, SeenWorkflow } from '@relais/temporal';

export interface Comparison {
  /** Read before and after the workflow was seen, and the same both times. */
  readonly stored: CaseStanding;
  /** Null when Temporal does not know it. */
  readonly seen: SeenWorkflow | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The intake's own job starts a case at once, and once more after a few seconds. */
export const startingMilliseconds = 30_000;
/** A clock fires up to a second late, a killed worker is replaced within seconds, the database may restart. */
export const patienceMilliseconds = 60_000;
/** Temporal repeats a failing workflow task with growing pauses; a killed worker costs one attempt. */
const taskAttempts = 3;
// Names of the recorder's errors that no repetition mends.
const contradictions = new Set(['StepConflictError', 'StepGapError']);

/** Null when they agree, or when what differs is younger than what mends it by itself. */
export function compare(comparison: Comparison): Finding | null {
  const { stored, seen } = comparison;
  if (stored.status === 'closed') return closed(comparison);
  if (seen === null) return missing(comparison);
  const found = (kind: FindingKind, reason: string, remedy: Remedy = 'operator') => finding(comparison, { kind, reason, remedy });
  if (seen.state === 'completed') return found('running_but_closed', 'workflow_completed');
  if (seen.state !== 'running')
    return canResume({ stored, seen }) ? found('not_running', 'resumable', 'resume') : found('not_running', 'not_resumable');
  return contradicts(stored, seen) ? found('behind', behindReason(stored, seen)) : stalled(comparison);
}

/** Whether nothing more can happen to a closed case. */
export const isSettled = ({ stored, seen }: Pick<Comparison, 'stored' | 'seen'>): boolean =>
  stored.status === 'closed' && seen?.state !== 'running';

function closed(comparison: Comparison): Finding | null {
  const { stored, seen, now } = comparison;
  // The workflow ends just after its last step is recorded.
  if (seen?.state !== 'running' || stored.recordedAt > now - patienceMilliseconds) return null;
  return finding(comparison, { kind: 'closed_but_running', reason: 'workflow_running', remedy: 'operator' });
}

function missing(comparison: Comparison): Finding | null {
  const { stored, now } = comparison;
  if (stored.status !== 'accepted') return finding(comparison, { kind: 'not_running', reason: 'workflow_gone', remedy: 'operator' });
  if (stored.raisedAt > now - startingMilliseconds) return null;
  return finding(comparison, { kind: 'never_started', reason: 'no_workflow', remedy: 'start' });
}

/**
 * Going on repeats what the last workflow task decided, at another instant: harmless only while nothing of that has been recorded, so the
 * last step in the database must be one that the workflow keeps. Only a run that somebody terminated: one that failed would fail again.
 */
function canResume({ stored, seen }: { stored: CaseStanding; seen: SeenWorkflow }): boolean {
  if (seen.state !== 'terminated' || seen.resume === null) return false;
  return isAt(stored, seen.kept) || (seen.keptPending !== null && isAt(stored, seen.keptPending));
}

/** No step at all is where an accepted case stands. */
const isAt = ({ step, digest }: CaseStanding, seen: SeenStep | null): boolean =>
  seen === null ? step === 0 : seen.step === step && seen.digest === digest;

/** A step that is being recorded may be in the database already. */
function contradicts(stored: CaseStanding, { recorded, pending }: SeenWorkflow): boolean {
  if (pending?.failure && contradictions.has(pending.failure)) return true;
  return !isAt(stored, recorded) && !(pending !== null && isAt(stored, pending));
}

function behindReason({ step }: CaseStanding, { recorded, pending }: SeenWorkflow): string {
  if (pending?.failure && contradictions.has(pending.failure))
    return pending.failure === 'StepGapError' ? 'database_behind' : 'step_conflict';
  const last = recorded?.step ?? 0;
  if (last === step) return 'step_conflict';
  return last > step ? 'database_behind' : 'workflow_behind';
}

function stalled(comparison: Comparison): Finding | null {
  const { stored, seen, now } = comparison;
  const late = (since: number | null | undefined) => since != null && since < now - patienceMilliseconds;
  const found = (reason: string) => finding(comparison, { kind: 'stalled', reason, remedy: 'operator' });
  if ((seen?.taskAttempt ?? 0) > taskAttempts) return found('task_failing');
  if (late(seen?.pending?.since)) return found('recording_failing');
  if (stored.status === 'accepted') return late(stored.raisedAt) ? found('no_worker') : null;
  return late(stored.nextDueAt) ? found('clock_overdue') : null;
}

function finding({ stored, seen }: Comparison, { kind, reason, remedy }: { kind: FindingKind; reason: string; remedy: Remedy }): Finding {
  const detail = { workflow: seen?.state ?? 'gone', step: stored.step, workflowStep: seen?.recorded?.step ?? null, reason };
  return { kind, remedy, detail };
}
