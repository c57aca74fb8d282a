// The workflow, the timeline and the read model must tell the same life.

import { isDeepStrictEqual } from 'node:util';
import type { StepRecord } from '@relais/contracts/temporal';
import type { Facts } from './facts';

const lineOfStep = ({ step, at, event, from, snapshot }: StepRecord): string =>
  [step, at, event.type, event.clock ?? null, event.commandId ?? null, from, snapshot.value].join(' ');
const lineOfEntry = ({ step, at, type, clock, commandId, fromStatus, toStatus }: Facts['entries'][number]): string =>
  [step, at.getTime(), type, clock, commandId, fromStatus, toStatus].join(' ');

/** Step by step: each once, in its place, none left out. */
export function timelineDisagreements({ steps, entries }: Facts): string[] {
  const asked = steps.map(lineOfStep);
  const written = entries.filter(({ sequence }) => sequence === 0).map(lineOfEntry);
  return [
    ...asked.filter((line) => !written.includes(line)).map((line) => `the workflow made step "${line}", the timeline has none such`),
    ...written.filter((line) => !asked.includes(line)).map((line) => `the timeline tells step "${line}", the workflow never made it`),
    ...steps.filter(({ step }, index) => step !== index + 1).map(({ step }) => `step ${step} is not in its place`),
  ];
}

/** The last step, the columns that lists sort by, and whether Temporal runs it. */
export function readModelDisagreements({ escalation, steps, execution, openTasks }: Facts): string[] {
  const last = steps.at(-1);
  if (!last) return escalation.status === 'accepted' ? [] : [`it is ${escalation.status}, and its workflow made no step`];
  const { value, context } = last.snapshot;
  const soonest = Math.min(...Object.values(context.due));
  const expected = {
    ...{ snapshot: last.snapshot, step: last.step, version: last.version, status: value, outcome: context.outcome },
    ...{ ownerId: context.ownerId, pointOfContactId: context.pointOfContactId, level: context.level },
    nextDueAt: Number.isFinite(soonest) ? soonest : null,
  };
  const differing = Object.entries(expected).filter(([name, wanted]) => !isDeepStrictEqual(escalation[name as 'step'], wanted));
  const wantedExecution = value === 'closed' ? 'COMPLETED' : 'RUNNING';
  const tasks = Object.keys(context.tasks).sort();
  return [
    ...differing.map(([name, wanted]) => `the read model's ${name} is not the workflow's ${JSON.stringify(wanted)}`),
    ...(execution === wantedExecution ? [] : [`it is ${value}, its workflow ${execution}`]),
    ...(isDeepStrictEqual(openTasks, tasks) ? [] : [`open tasks are ${openTasks}, the workflow's ${tasks}`]),
  ];
}
