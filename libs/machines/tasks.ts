// Work that waits for a person: opened when a state needs one, closed when it is left.
import type { Addressee, CaseContext, Instant, TaskKind } from '@relais/contracts';
import { isTop } from './changes/reminders';

/** Opens a task unless it is open already. */
export const openTask = (context: CaseContext, task: { kind: TaskKind; for: Addressee; at: Instant }): CaseContext =>
  task.kind in context.tasks ? context : { ...context, tasks: { ...context.tasks, [task.kind]: { for: task.for, since: task.at } } };

/** The recipient acknowledges; at the top the direction takes over, and the task stays until somebody does (life.md §1). */
export const openAcknowledgeTask = (context: CaseContext, at: Instant): CaseContext =>
  openTask(context, isTop(context) ? { kind: 'take_over', for: 'direction', at } : { kind: 'acknowledge', for: 'recipient', at });

/** Closes tasks, open or not. */
export const closeTasks = (context: CaseContext, kinds: readonly TaskKind[]): CaseContext => ({
  ...context,
  tasks: Object.fromEntries(Object.entries(context.tasks).filter(([kind]) => !kinds.includes(kind as TaskKind))),
});
