// Keeps the rows of decided actions as the snapshot has them; their words come with the decision.
import type { CaseAction } from '@relais/contracts';
import type { CaseTransaction } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

export async function syncActions(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { actions } = recorded.step.snapshot.context;
  if (actions.length === 0) return;
  const known = new Map((await rows.rows('action')).map((row) => [row.id, row]));
  const changedAt = recorded.step.at;
  for (const { id, status, runs } of actions) {
    const row = known.get(id);
    if (!row || (row.status === status && row.runs === runs)) continue;
    await rows.change('action', { where: { id }, to: { status, runs, changedAt } });
  }
  await insertNew(rows, { recorded, actions: actions.filter(({ id }) => !known.has(id)) });
}

async function insertNew(rows: CaseTransaction, { recorded, actions }: { recorded: RecordedStep; actions: CaseAction[] }): Promise<void> {
  const decisionId = recorded.step.event.commandId;
  if (actions.length === 0 || decisionId === undefined) return;
  // Actions of one decision stand in the order in which they were sent.
  const words = (recorded.body?.actions ?? []) as readonly { description?: string }[];
  await rows.insert(
    'action',
    actions.map((action, index) => ({
      ...action,
      decisionId,
      description: words[index]?.description ?? null,
      attempts: [],
      changedAt: recorded.step.at,
    })),
  );
}
