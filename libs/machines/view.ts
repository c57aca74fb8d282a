// The one pure view of a case: what a command answers and what a GET shows (design §2).
import type { CaseContext, CaseSnapshot, ClockName, Instant, MachineView, Round, TaskKind } from '@relais/contracts';

const iso = (instant: Instant): string => new Date(instant).toISOString();
const isoOrNull = (instant: Instant | null | undefined): string | null => (instant === null || instant === undefined ? null : iso(instant));

/** Reads a stored snapshot; instants leave as ISO 8601 UTC, clocks soonest first. */
export function view({ value, context }: CaseSnapshot): MachineView {
  const { class: caseClass, level, profile, outcome, closedBecause, verdict, insisted, documenting, counts } = context;
  const { information, acknowledged, recommendation } = context;
  return {
    ...{ status: value, outcome, closedBecause, class: caseClass, level, profile, verdict, insisted, documenting, counts },
    ...responsibility(context),
    information: information && { from: information.from, backTo: information.backTo },
    acknowledged: acknowledged && { by: acknowledged.by, at: iso(acknowledged.at) },
    recommendation: recommendation && { choice: recommendation.choice, amountMinor: recommendation.amountMinor },
    decision: decisionView(context),
    actions: [...context.actions] as MachineView['actions'],
    clocks: clockViews(context),
    pausedClocks: pausedClockViews(context),
    call: context.call ? { ...context.call, pickedUpAt: iso(context.call.pickedUpAt), onTheLine: [...context.call.onTheLine] } : null,
    writingSince: isoOrNull(context.writingSince),
    snoozedUntil: isoOrNull(context.due.snooze),
    tasks: Object.entries(context.tasks).map(([kind, task]) => ({ kind: kind as TaskKind, for: task.for, since: iso(task.since) })),
    rounds: context.rounds.map(roundView),
  };
}

type Viewed = CaseSnapshot['context'];

function decisionView({ decision }: Viewed): MachineView['decision'] {
  if (decision === null) return null;
  const { choice, outcome, by, amountMinor, currency, at } = decision;
  return { choice, outcome, by, amountMinor, currency: currency as NonNullable<MachineView['decision']>['currency'], at: iso(at) };
}

const responsibility = ({ agentId, ownerId, pointOfContactId, recipient }: Viewed) => ({ agentId, ownerId, pointOfContactId, recipient });

const roundView = (round: Round): MachineView['rounds'][number] => ({
  startedAt: iso(round.startedAt),
  acknowledgedAt: isoOrNull(round.acknowledgedAt),
  decidedAt: isoOrNull(round.decidedAt),
  implementedAt: isoOrNull(round.implementedAt),
  responseBreached: round.responseBreached,
  resolutionBreached: round.resolutionBreached,
});

const pausedClockViews = ({ left }: Viewed): MachineView['pausedClocks'] =>
  Object.entries(left).map(([clock, rest]) => ({
    clock: clock as ClockName,
    leftMilliseconds: rest.kind === 'days' ? 0 : rest.milliseconds,
  }));

function clockViews({ due, started }: Viewed): MachineView['clocks'] {
  return (Object.entries(due) as [ClockName, Instant][])
    .map(([clock, dueAt]) => ({ clock, startedAt: iso(started[clock] ?? dueAt), dueAt: iso(dueAt) }))
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt));
}

/** A context as it is stored: without the rules, which the case keeps once. */
export function stored({ rules: _rules, ...context }: CaseContext): CaseSnapshot['context'] {
  return context;
}
