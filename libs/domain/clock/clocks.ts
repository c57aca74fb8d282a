// Clocks as instants in a record: start, stop, pause and resume are plain functions over it (design §1.4, life.md §3).
import type { CaseContext, ClockName, Duration, FrozenRules, Instant } from '@relais/contracts';
import { alwaysOpen, type CompiledCalendar, deadline, elapsed } from '../calendar';

/** The part of a case that its clocks are. */
export type Clocks = Pick<CaseContext, 'started' | 'due' | 'left' | 'spent'>;
type Rules = Pick<FrozenRules, 'calendar'>;

/** A span from an instant on. */
export interface Span {
  readonly from: Instant;
  readonly duration: Duration;
}

/** The instant `duration` after `from`, in the duration's own hours. */
export const dueAfter = (rules: Rules, { from, duration }: Span): Instant => deadline(rules.calendar, { from, duration });

/** How long a span is in its own hours; days become the opening time they hold. */
export function lengthOf(rules: Rules, { from, duration }: Span): Exclude<Duration, { kind: 'days' }> {
  if (duration.kind !== 'days') return duration;
  return { kind: 'opening', milliseconds: elapsed(rules.calendar, { from, to: dueAfter(rules, { from, duration }) }) };
}

/** Arms a clock at an instant, from an instant on; whatever it was before is forgotten. */
export function arm(clocks: Clocks, { name, at, due }: { name: ClockName; at: Instant; due: Instant }): Clocks {
  const idle = stop(clocks, name);
  return { ...idle, started: { ...idle.started, [name]: at }, due: { ...idle.due, [name]: due } };
}

/** Stops a clock, armed or paused. */
export const stop = (clocks: Clocks, name: ClockName): Clocks => ({
  started: without(clocks.started, name),
  due: without(clocks.due, name),
  left: without(clocks.left, name),
  spent: without(clocks.spent, name),
});

/** Takes an armed clock off and keeps what was left of it, in its own hours; a clock that is not armed stays as it is. */
export function pause(
  clocks: Clocks,
  { name, at, hours, rules }: { name: ClockName; at: Instant; hours: 'opening' | 'always'; rules: Rules },
): Clocks {
  const { [name]: due } = clocks.due;
  if (due === undefined) return clocks;
  const calendar = calendarOf(hours, rules);
  const used = elapsed(calendar, { from: clocks.started[name] ?? at, to: at });
  const left = { kind: hours, milliseconds: due <= at ? 0 : elapsed(calendar, { from: at, to: due }) } as const;
  return {
    ...clocks,
    due: without(clocks.due, name),
    left: { ...clocks.left, [name]: left },
    spent: { ...clocks.spent, [name]: (clocks.spent[name] ?? 0) + used },
  };
}

/** Arms a paused clock again with what was left of it; a clock that is not paused stays as it is. */
export function resume(clocks: Clocks, { name, at, rules }: { name: ClockName; at: Instant; rules: Rules }): Clocks {
  const { [name]: left } = clocks.left;
  if (left === undefined) return clocks;
  return {
    started: { ...clocks.started, [name]: at },
    due: { ...clocks.due, [name]: dueAfter(rules, { from: at, duration: left }) },
    left: without(clocks.left, name),
    spent: clocks.spent,
  };
}

const calendarOf = (hours: 'opening' | 'always', rules: Rules): CompiledCalendar => (hours === 'always' ? alwaysOpen : rules.calendar);

function without<Value>(record: Partial<Record<ClockName, Value>>, name: ClockName): Partial<Record<ClockName, Value>> {
  const { [name]: _removed, ...rest } = record;
  return rest as Partial<Record<ClockName, Value>>;
}
