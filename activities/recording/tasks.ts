// Keeps the rows of what waits for a person as the snapshot has it.
import type { TaskKind } from '@relais/contracts';
import type { CaseTransaction } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

export async function syncTasks(rows: CaseTransaction, { step }: RecordedStep): Promise<void> {
  const wanted = step.snapshot.context.tasks;
  const open = (await rows.rows('task')).filter(({ closedStep }) => closedStep === null);
  // A task opened anew in the step that closed it has another `since`.
  const isStillOpen = (kind: TaskKind): boolean => open.some((task) => task.kind === kind && task.openedAt === wanted[kind]?.since);
  for (const { kind, openedStep } of open) {
    if (isStillOpen(kind)) continue;
    await rows.change('task', { where: { kind, openedStep }, to: { closedStep: step.step, closedAt: step.at } });
  }
  const opened = (Object.keys(wanted) as TaskKind[]).filter((kind) => !isStillOpen(kind));
  await rows.insert(
    'task',
    opened.flatMap((kind) => {
      const task = wanted[kind];
      const closed = { closedStep: null, closedAt: null };
      return task ? [{ ...closed, kind, addressee: task.for, openedStep: step.step, openedAt: task.since }] : [];
    }),
  );
}
