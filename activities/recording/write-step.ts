// Writes a step that is recorded for the first time: its past, its state, what it moved, what waits and what is told.
import type { StepRecord } from '@relais/contracts/temporal';
import type { CompiledTables } from '@relais/domain/policy';
import type { CaseTransaction } from '@relais/persistence';
import { syncActions } from './actions';
import { syncArbitration } from './arbitrations';
import { assessmentAdvice } from './assessment';
import { CommandMissingError } from './faults';
import { sendMessages } from './messages';
import { moveWords } from './movers';
import { readModel } from './read-model';
import { type RecordedStep, relais } from './recorded-step';
import { syncTasks } from './tasks';
import { timelineEntries } from './timeline';

/** A step, and what was found out before it is written. */
export type StepToWrite = Pick<RecordedStep, 'step' | 'before' | 'searches'> & { readonly compiled: CompiledTables };

/** Answers the hash of the step's last timeline entry. */
export async function writeStep(rows: CaseTransaction, { step, compiled, ...known }: StepToWrite): Promise<string> {
  const { body, advice } = await saidWith(rows, step);
  const evaluation = await assessmentAdvice(rows, { step, before: known.before, body, compiled });
  const recorded: RecordedStep = { ...known, step, actor: step.event.actor ?? relais, body, advice, evaluation };
  const chain = await rows.appendTimeline(timelineEntries(recorded), known.before);
  await rows.writeCase({ ...readModel(recorded), ...chain });
  await moveWords(rows, recorded);
  await syncActions(rows, recorded);
  await syncArbitration(rows, recorded);
  await syncTasks(rows, recorded);
  await sendMessages(rows, recorded);
  await rows.askAgainOfHeld(step.at);
  if (step.snapshot.value === 'closed') await rows.archiveHistory();
  return chain.timelineHash;
}

// A cancellation from Temporal carries no row: nobody wrote a word (life.md §2, `cancel`).
async function saidWith(rows: CaseTransaction, { event }: StepRecord): Promise<Pick<RecordedStep, 'body' | 'advice'>> {
  if (event.commandId === undefined) return { body: null, advice: null };
  const command = await rows.command(event.commandId);
  if (!command && event.actor?.kind !== 'system') throw new CommandMissingError(event.commandId);
  return { body: command?.body ?? null, advice: command?.advice ?? null };
}
