// The one pure view of a case: what a command answers and what a GET shows (design §2).
import type { CaseContext, CaseSnapshot, ClockName, Instant, MachineView, TaskKind } from '@relais/contracts';

const iso = (instant: Instant): string => new Date(instant).toISOString();
const isoOrNull = (instant: Instant | null | undefined): string | null => (instant === null || instant === undefined ? null : iso(instant));

/** Reads a stored snapshot; instants leave as ISO 8601 UTC, clocks soonest first. */
export function view({ value, context }: CaseSnapshot): MachineView {
  const { agentId, ownerId, pointOfContactId, recipient, verdict, insisted, documenting, level, profile, outcome, closedBecause, counts } =
    context;
  return {
    status: value,
    outcome,
    closedBecause,
    class: context.class,
    level,
    profile,
    agentId,
    ownerId,
    pointOfContactId,
    recipient,
    verdict,
    insisted,
    documenting,
    information: context.information === null ? null : { from: context.information.from, backTo: context.information.backTo },
    acknowledged: context.acknowledged === null ? null : { by: context.acknowledged.by, at: iso(context.acknowledged.at) },
    recommendation:
      context.recommendation === null ? null : { choice: context.recommendation.choice, amountMinor: context.recommendation.amountMinor },
    decision: decisionView(context),
    actions: [...context.actions] as MachineView['actions'],
    clocks: clockViews(context),
    pausedClocks: Object.entries(context.left).map(([clock, left]) => ({
      clock: clock as ClockName,
      leftMilliseconds: left.kind === 'days' ? 0 : left.milliseconds,
    })),
    snoozedUntil: isoOrNull(context.due.snooze),
    tasks: Object.entries(context.tasks).map(([kind, task]) => ({ kind: kind as TaskKind, for: task.for, since: iso(task.since) })),
    counts,
    rounds: context.rounds.map((round) => ({
      startedAt: iso(round.startedAt),
      acknowledgedAt: isoOrNull(round.acknowledgedAt),
      decidedAt: isoOrNull(round.decidedAt),
      implementedAt: isoOrNull(round.implementedAt),
      responseBreached: round.responseBreached,
      resolutionBreached: round.resolutionBreached,
    })),
  };
}

type Viewed = CaseSnapshot['context'];

function decisionView({ decision }: Viewed): MachineView['decision'] {
  if (decision === null) return null;
  const { choice, outcome, by, amountMinor, currency, at } = decision;
  return { choice, outcome, by, amountMinor, currency: currency as NonNullable<MachineView['decision']>['currency'], at: iso(at) };
}

function clockViews({ due, started }: Viewed): MachineView['clocks'] {
  return (Object.entries(due) as [ClockName, Instant][])
    .map(([clock, dueAt]) => ({ clock, startedAt: iso(started[clock] ?? dueAt), dueAt: iso(dueAt) }))
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt));
}

/** A context as it is stored: without the rules, which the case keeps once. */
export function stored({ rules: _rules, ...context }: CaseContext): CaseSnapshot['context'] {
  return context;
}
