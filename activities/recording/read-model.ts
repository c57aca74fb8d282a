// The columns that lists sort and filter by, out of the snapshot of a step.
import { type ClockName, clockNames, type FrozenRules } from '@relais/contracts';
import type { CaseColumns } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

export function readModel({ step, body }: RecordedStep): CaseColumns {
  const { snapshot, event } = step;
  const { context } = snapshot;
  const next = nextClock(context.due);
  return {
    status: snapshot.value,
    outcome: context.outcome,
    class: context.class,
    category: context.profile.category,
    level: context.level,
    agentId: context.agentId,
    ownerId: context.ownerId,
    pointOfContactId: context.pointOfContactId,
    recipientTeamId: context.recipient?.teamId ?? null,
    recipientUserId: context.recipient?.userId ?? null,
    nextClock: next?.clock ?? null,
    nextDueAt: next?.at ?? null,
    snoozedUntil: context.due.snooze ?? null,
    recordedAt: step.at,
    version: step.version,
    step: step.step,
    snapshot,
    ...newSubject(body),
    // The only way new rules reach a running case (design.md §1.5).
    ...(event.type === 'apply_policy' ? { rules: event.rules as FrozenRules } : {}),
  };
}

/** The earliest armed clock; of two at the same instant, the one that is taken first. */
export function nextClock(due: Partial<Record<ClockName, number>>): { clock: ClockName; at: number } | null {
  const armed = clockNames.flatMap((clock) => {
    const { [clock]: at } = due;
    return at === undefined ? [] : [{ clock, at }];
  });
  return armed.sort((one, other) => one.at - other.at)[0] ?? null;
}

function newSubject(body: RecordedStep['body']): { subject?: string } {
  const { subject } = (body?.dossier ?? {}) as { subject?: string };
  return subject === undefined ? {} : { subject };
}
