// What must hold of every case a story told: workflow, read model and timeline say the same, its mails left once, and its history replays.
import type { StepRecord } from '@relais/contracts/temporal';
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { view } from '@relais/machines';
import { type StoredTimelineEntry, TimelineRepository } from '@relais/persistence';
import { Worker } from '@temporalio/worker';
import { recordedSteps } from '../../chaos/agreement/recorded-steps';
import { workflowBundlePath } from '../../workflow-bundle';
import type { CaseReference, Stage } from './stage';

/** @throws what does not agree, as jest shows it */
export async function assertAgreement(stage: Stage, reference: CaseReference): Promise<void> {
  const workflowId = escalationWorkflowId(reference.escalationId);
  const history = await stage.servers.temporal.workflow.getHandle(workflowId).fetchHistory();
  const recorded = recordedSteps(history);
  const entries = await new TimelineRepository(stage.servers.database).entries({ ...reference, limit: 10_000 });
  expect(entries.filter(({ kind }) => kind === 'event').map(lineOfEntry)).toEqual(recorded.map(lineOfStep));
  await assertReadModel(stage, { reference, last: recorded.at(-1)! });
  await assertMails(stage, reference);
  await Worker.runReplayHistory({ workflowBundle: { codePath: workflowBundlePath() } }, history, workflowId);
}

const lineOfStep = ({ step, at, event, from, snapshot }: StepRecord) => ({
  ...{ step, at, type: event.type, clock: event.clock ?? null },
  ...{ fromStatus: from, toStatus: snapshot.value },
});
const lineOfEntry = ({ step, at, type, clock, fromStatus, toStatus }: StoredTimelineEntry) => ({
  step,
  at,
  type,
  clock,
  fromStatus,
  toStatus,
});

async function assertReadModel(stage: Stage, { reference, last }: { reference: CaseReference; last: StepRecord }): Promise<void> {
  const { snapshot, step, version, status, outcome, ownerId, level, nextDueAt } = await stage.stored(reference);
  const { context } = last.snapshot;
  expect({ snapshot, step, version }).toEqual({ snapshot: last.snapshot, step: last.step, version: last.version });
  const soonest = Math.min(...Object.values(context.due));
  expect({ status, outcome, ownerId, level, nextDueAt }).toEqual({
    ...{ status: last.snapshot.value, outcome: context.outcome, ownerId: context.ownerId, level: context.level },
    nextDueAt: Number.isFinite(soonest) ? soonest : null,
  });
  expect(view(snapshot!).status).toBe(status);
  const { status: execution } = await stage.servers.temporal.workflow.getHandle(escalationWorkflowId(reference.escalationId)).describe();
  expect({ status, execution: execution.name }).toEqual({ status: 'closed', execution: 'COMPLETED' });
}

/** Each message is settled, and is in exactly one mailbox when it was sent, in none when it was not. */
async function assertMails(stage: Stage, reference: CaseReference): Promise<void> {
  const messages = await stage.messages.ofEscalation(reference);
  const arrivals = new Map<string, number>();
  for (const { messageId } of stage.servers.mail.mails()) arrivals.set(messageId, (arrivals.get(messageId) ?? 0) + 1);
  const of = (status: string) => ({ sent: 1, not_wanted: 0 })[status] ?? 'not settled';
  expect(messages.map(({ kind, addressee, messageId }) => `${kind} to ${addressee}: ${arrivals.get(messageId) ?? 0}`)).toEqual(
    messages.map(({ kind, addressee, status }) => `${kind} to ${addressee}: ${of(status)}`),
  );
}
