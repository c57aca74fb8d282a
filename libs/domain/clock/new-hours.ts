// Puts an armed clock on other hours than it started on: time used stays used, time left counts on the new ones (life.md §2, `apply_policy`).
import type { Duration, FrozenRules, Instant } from '@relais/contracts';
import { elapsed } from '../calendar';
import { dueAfter } from './clocks';

type Rules = Pick<FrozenRules, 'calendar'>;

/** An armed clock: when it started or went on (`from`), and the milliseconds of its own hours that it had used before. */
export interface ClockUnderWay {
  readonly from: Instant;
  readonly spent: number;
}

interface Counted extends ClockUnderWay {
  readonly due: Instant;
}

/**
 * The clock with `length` in all, on the hours of `after` from `at` on. What it used until then is opening time of the hours before; one that has
 * used up its length fell due when it did, by those same hours. Where both hours agree on what was used, it goes on from where it started.
 */
export function onNewHours(
  { before, after }: { before: Rules; after: Rules },
  { clock, length: { kind, milliseconds }, at }: { clock: ClockUnderWay; length: Exclude<Duration, { kind: 'days' }>; at: Instant },
): Counted {
  const { from, spent } = clock;
  const left = { kind, milliseconds: Math.max(0, milliseconds - spent) };
  if (kind === 'always') return { ...clock, due: dueAfter(after, { from, duration: left }) };
  const used = elapsed(before.calendar, { from, to: at });
  const ranOut = used >= left.milliseconds ? dueAfter(before, { from, duration: left }) : null;
  if (ranOut !== null && ranOut <= at) return { ...clock, due: ranOut };
  if (used === elapsed(after.calendar, { from, to: at })) return { ...clock, due: dueAfter(after, { from, duration: left }) };
  const rest = { kind, milliseconds: left.milliseconds - used };
  return { from: at, spent: spent + used, due: dueAfter(after, { from: at, duration: rest }) };
}
