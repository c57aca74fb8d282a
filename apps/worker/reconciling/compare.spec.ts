// Lost if these fail: a case without a workflow is taken for well, one that lives is called broken, or one is resumed that must not be.
import type { CaseStanding } from '@relais/persistence';
import type { SeenWorkflow } from '@relais/temporal';
import { compare, isSettled } from './compare';

const now = 1_000_000_000;
const minute = 60_000;
const four = { step: 4, digest: 'd4' };
const three = { step: 3, digest: 'd3' };
const five = { step: 5, digest: 'd5' };
const asked = (step: { step: number; digest: string }, change: object = {}) => ({ ...step, since: now, failure: null, ...change });

const open: CaseStanding = {
  organisationId: 'o',
  escalationId: 'e',
  status: 'deciding',
  step: 4,
  digest: 'd4',
  raisedAt: now - 10 * minute,
  recordedAt: now - 10 * minute,
  nextDueAt: now + minute,
};
const well: SeenWorkflow = {
  state: 'running',
  recorded: four,
  pending: null,
  taskAttempt: 0,
  kept: four,
  keptPending: null,
  resume: { runId: 'r', eventId: 40 },
};
const accepted = { status: 'accepted', step: 0, digest: null, nextDueAt: null } as const;

const verdict = (stored: Partial<CaseStanding>, seen: Partial<SeenWorkflow> | null): string => {
  const found = compare({ stored: { ...open, ...stored }, seen: seen && { ...well, ...seen }, now });
  return found ? `${found.kind} ${found.detail.reason}: ${found.remedy}` : 'well';
};
const terminated = { state: 'terminated' } as const;

it.each<[string, Partial<CaseStanding>, Partial<SeenWorkflow> | null, string]>([
  ['at the same step', {}, {}, 'well'],
  ['a step committed, its answer under way', {}, { recorded: three, pending: asked(four) }, 'well'],
  ['a step asked for, not yet committed', {}, { pending: asked(five) }, 'well'],
  ['accepted, its first step under way', { ...accepted, raisedAt: now - 1 }, { recorded: null }, 'well'],

  ['accepted just now', { ...accepted, raisedAt: now - 29_999 }, null, 'well'],
  ['accepted a while ago, no workflow', { ...accepted, raisedAt: now - 30_000 }, null, 'never_started no_workflow: start'],
  ['open, its workflow deleted', {}, null, 'not_running workflow_gone: operator'],

  ['terminated at rest', {}, terminated, 'not_running resumable: resume'],
  [
    'terminated before its first step',
    { ...accepted, raisedAt: now },
    { ...terminated, recorded: null, kept: null },
    'not_running resumable: resume',
  ],
  [
    'terminated, its recording asked for before the last task',
    {},
    { ...terminated, kept: three, keptPending: four },
    'not_running resumable: resume',
  ],
  ['terminated, its last task’s step not recorded', {}, { ...terminated, pending: asked(five) }, 'not_running resumable: resume'],
  ['terminated, its last task’s step recorded', {}, { ...terminated, kept: three }, 'not_running not_resumable: operator'],
  ['terminated, recorded otherwise', { digest: 'x' }, terminated, 'not_running not_resumable: operator'],
  ['terminated before any task', {}, { ...terminated, resume: null }, 'not_running not_resumable: operator'],
  ['failed', {}, { state: 'failed' }, 'not_running not_resumable: operator'],
  ['timed out', {}, { state: 'timed_out' }, 'not_running not_resumable: operator'],

  ['recorded otherwise', { digest: 'x' }, {}, 'behind step_conflict: operator'],
  ['a recording that contradicts', {}, { recorded: three, pending: asked({ step: 4, digest: 'x' }) }, 'behind workflow_behind: operator'],
  ['a recording that was refused', {}, { pending: asked(five, { failure: 'StepConflictError' }) }, 'behind step_conflict: operator'],
  ['a recording after a gap', {}, { pending: asked(five, { failure: 'StepGapError' }) }, 'behind database_behind: operator'],
  ['reset to an earlier step', {}, { recorded: three }, 'behind workflow_behind: operator'],
  ['the database is an older copy', {}, { recorded: five }, 'behind database_behind: operator'],

  ['a clock a minute overdue', { nextDueAt: now - minute }, {}, 'well'],
  ['a clock more than a minute overdue', { nextDueAt: now - minute - 1 }, {}, 'stalled clock_overdue: operator'],
  ['no clock', { nextDueAt: null }, {}, 'well'],
  ['its task failed three times', {}, { taskAttempt: 3 }, 'well'],
  ['its task fails', {}, { taskAttempt: 4 }, 'stalled task_failing: operator'],
  ['its recording fails for a minute', {}, { pending: asked(five, { since: now - minute }) }, 'well'],
  ['its recording fails for longer', {}, { pending: asked(five, { since: now - minute - 1 }) }, 'stalled recording_failing: operator'],
  ['started, never taken by a worker', accepted, { recorded: null }, 'stalled no_worker: operator'],

  ['open, its workflow ended as closed', {}, { state: 'completed' }, 'running_but_closed workflow_completed: operator'],
  ['closed and ended', { status: 'closed' }, { state: 'completed' }, 'well'],
  ['closed and forgotten', { status: 'closed' }, null, 'well'],
  ['closed a minute ago, still running', { status: 'closed', recordedAt: now - minute + 1 }, {}, 'well'],
  ['closed longer ago, still running', { status: 'closed' }, {}, 'closed_but_running workflow_running: operator'],
])('%s', (_name, stored, seen, expected) => {
  expect(verdict(stored, seen)).toBe(expected);
});

it('looks no more at a case only once it is closed and its workflow has ended', () => {
  const closed = { ...open, status: 'closed' } as const;
  expect(isSettled({ stored: closed, seen: null })).toBe(true);
  expect(isSettled({ stored: closed, seen: { ...well, state: 'completed' } })).toBe(true);
  expect(isSettled({ stored: closed, seen: well })).toBe(false);
  expect(isSettled({ stored: open, seen: null })).toBe(false);
});
