// Shows what the reconciler found between cases and workflows and has not settled, with what to do about each.
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { counted } from './counted.mjs';
import { withDatabase } from './database.mjs';

const require = createRequire(import.meta.url);
// A round of 600 cases takes half a minute, and may first wait for the one under way.
const patienceMilliseconds = 120_000;

const whatToDo = {
  never_started: 'accepted, no workflow: the worker starts it; if it stays, is Temporal reachable?',
  not_running: {
    resumable: 'its workflow was terminated: the worker resumes it',
    not_resumable: 'its workflow has ended and cannot be resumed safely: compare history and timeline, then reset it by hand',
    workflow_gone: 'Temporal has lost its workflow: restore Temporal from its backup',
  },
  behind: {
    step_conflict: 'its workflow decided a recorded step otherwise: reset it to its last workflow task before that step was taken again',
    workflow_behind:
      'its workflow stands at an earlier step than the timeline: it was reset; reset it from the run before, which holds the later steps',
    database_behind: 'its timeline ends before its workflow: was the database restored from a copy?',
  },
  stalled: {
    task_failing: 'its workflow task fails: read the error in its history; is the right worker deployed?',
    recording_failing: 'its step cannot be recorded: read the worker’s log for recording_failing',
    clock_overdue: 'a clock passed and nobody took it: does a worker run?',
    no_worker: 'its workflow has not begun: does a worker run?',
  },
  closed_but_running: 'closed here, its workflow runs: npm run audit -- verify, then compare history and timeline',
  running_but_closed: 'open here, its workflow ended as a closed case’s does: npm run audit -- verify, then compare history and timeline',
  unknown_to_us: 'a workflow runs without a case: was the database restored from a copy, or do two share a namespace?',
};

/** Answers the exit code: 0 when nothing is open; 1 with what is, or when the round that was asked for did not happen. */
export function printFindings(environment, { roundFirst }) {
  const { FindingRepository, RoundRepository } = require('@relais/persistence');
  return withDatabase(environment, async (database) => {
    if (roundFirst) {
      const fault = await makeRound(new RoundRepository(database));
      if (fault) return failed(fault);
    }
    const findings = await new FindingRepository(database).open();
    for (const finding of findings) console.log(lineOf(finding));
    if (findings.length > 0) return failed(`${counted(findings.length, 'disagreement')} between cases and workflows.`);
    console.log('Every case that was looked at agrees with its workflow.');
    return 0;
  });
}

/** Answers what is wrong; null once a worker has made a round that began after now. */
async function makeRound(rounds) {
  const id = await rounds.askNow();
  for (const end = Date.now() + patienceMilliseconds; Date.now() < end; await pause(100)) {
    const progress = await rounds.progress(id);
    if (progress === 'done') return null;
    if (progress === 'failed') return 'The round failed: read the worker’s log; does Temporal answer?';
  }
  return 'No worker made the round within two minutes: does one run?';
}

function failed(words) {
  console.error(words);
  return 1;
}

function lineOf({ escalationId, ticketReference, kind, detail, firstSeenAt }) {
  const { [kind]: words } = whatToDo;
  const toDo = typeof words === 'string' ? words : (words?.[detail.reason] ?? detail.reason);
  const steps = `step ${detail.step}, workflow ${detail.workflow} at ${detail.workflowStep ?? 'none'}`;
  return `case ${escalationId} (ticket ${ticketReference ?? 'unknown'}), ${kind} since ${new Date(firstSeenAt).toISOString()}, ${steps}: ${toDo}`;
}
