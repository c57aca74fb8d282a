// Work that waits for a person: opened when a state needs one, closed when it is left.
import type { Addressee, CaseContext, Instant, TaskKind } from '@relais/contracts';
import { isTop } from './changes/reminders';

/** Opens a task unless it is open already. */
export const openTask = (context: CaseContext, task: { kind: TaskKind; for: Addressee; at: Instant }): CaseContext =>
  task.kind in context.tasks ? context : { ...context, tasks: { ...context.tasks, [task.kind]: { for: task.for, since: task.at } } };

/** The recipient acknowledges; at the top the direction takes over, and the task stays until somebody does (life.md §1). */
export const openAcknowledgeTask = (context: CaseContext, at: Instant): CaseContext =>
  openTask(context, isTop(context) ? { kind: 'take_over', for: 'direction', at } : { kind: 'acknowledge', for: 'recipient', at });

/** What the agent is asked for while the dossier is theirs: the dossier itself, or the answer to a question (life.md §1, `documenting`). */
export const openDossierTask = (context: CaseContext, at: Instant): CaseContext =>
  openTask(context, { kind: context.information === null ? 'complete_dossier' : 'provide_information', for: 'agent', at });

/** Closes tasks, open or not. */
export const closeTasks = (context: CaseContext, kinds: readonly TaskKind[]): CaseContext => ({
  ...context,
  tasks: Object.fromEntries(Object.entries(context.tasks).filter(([kind]) => !kinds.includes(kind as TaskKind))),
});
