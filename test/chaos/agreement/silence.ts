// An open case must have something that will move it on: a clock that Temporal holds, or a person's task (life.md §1, §3).
import type { Facts } from './facts';

// A timer may fire a second late, and its step takes a moment.
const grace = 5_000;

export function silenceDisagreements({ escalation, openTasks, timers, underWay, actions }: Facts, now: number): string[] {
  const { status, nextDueAt, nextClock } = escalation;
  if (status === 'closed')
    return [
      ...openTasks.map((kind) => `it is closed with the task ${kind} open`),
      ...(nextDueAt === null ? [] : ['it is closed with a clock armed']),
    ];
  const isCarriedOut = actions.every(({ status: action }) => action !== 'running') || underWay.length > 0;
  return [
    ...(nextDueAt === null && openTasks.length === 0 ? [`it is ${status}, without a clock or a task`] : []),
    ...(nextDueAt !== null && nextDueAt < now - grace
      ? [`its clock ${nextClock} passed ${now - nextDueAt} ms ago, and nobody took it`]
      : []),
    ...(nextDueAt !== null && timers === 0 && underWay.length === 0
      ? [`its clock ${nextClock} is armed, and Temporal holds no timer`]
      : []),
    ...(isCarriedOut ? [] : ['an action is running, and nobody carries it out']),
  ];
}

/** What the workflow still has to do. */
export function unrest({ escalation, underWay, steps }: Facts): string[] {
  return [
    ...underWay,
    ...(escalation.status === 'accepted' || escalation.status === 'transferring' ? [`it is ${escalation.status}`] : []),
    ...(escalation.step === steps.at(-1)?.step ? [] : ['a step that is not recorded yet']),
  ];
}

/** Mails that have not left yet, those that a dead runner holds included. */
export const waitingMails = ({ messages }: Facts): string[] =>
  messages.filter(({ status }) => status === 'queued' || status === 'sending').map(({ kind, status }) => `message ${kind}: ${status}`);
