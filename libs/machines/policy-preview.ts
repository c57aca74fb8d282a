// Shows what other rules would do to a running case, by the very step that the case would take (life.md §2, `apply_policy`).
import type { Actor, ClockName, FrozenRules, Instant, Refusal } from '@relais/contracts';
import { type CaseAt, type Reading, refuse } from './refusals/refuse';
import { machineOf } from './registry';
import { resolve, take } from './step';

export interface PolicyPreview {
  /** Why the case would not take the rules now; its clocks are then as they are. */
  readonly refusal: Refusal | null;
  readonly clocks: readonly PreviewedClock[];
}

/** A clock that is armed, with its deadlines before and after (epoch milliseconds). */
export interface PreviewedClock {
  readonly clock: ClockName;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** Null for a clock that is due already: it is taken first, by the rules that the case has. */
  readonly newDueAt: Instant | null;
}

/** Nothing of the case is changed; soonest first. */
export function previewPolicy(
  { status, context, machineVersion, ...reading }: CaseAt & Reading & { readonly machineVersion: number },
  { rules, actor, at }: { rules: FrozenRules; actor: Actor; at: Instant },
): PolicyPreview {
  const event = { type: 'apply_policy', commandId: '', actor, rules, at } as const;
  const refusal = refuse({ status, context }, { event, reading });
  const machine = machineOf(machineVersion);
  const next = refusal === null ? take(machine, { snapshot: resolve(machine, { status, context }), event }).snapshot.context : context;
  const clocks = (Object.entries(context.due) as [ClockName, Instant][]).map(([clock, dueAt]) => ({
    clock,
    startedAt: context.started[clock] ?? dueAt,
    dueAt,
    newDueAt: dueAt <= at ? null : (next.due[clock] ?? null),
  }));
  return { refusal, clocks: clocks.sort((one, other) => one.dueAt - other.dueAt) };
}
