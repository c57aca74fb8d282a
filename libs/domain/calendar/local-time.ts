// Between instants and the wall clock of the calendar's zone, by its compiled offset changes alone.
import type { CompiledCalendar } from './compiled-calendar';

/** All that is known of a zone: its offsets in seconds and the instants (in seconds) at which they change. */
export type Zone = Pick<CompiledCalendar, 'offsetChanges' | 'offsets'>;

export const millisecondsOfMinute = 60_000;
export const millisecondsOfDay = 86_400_000;
export const minutesOfDay = 1440;

/** How many of the ascending `numbers` are at most `value`. */
export function countUpTo(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The wall clock at an instant, as milliseconds since local 1970-01-01 00:00. */
export function wallClockAt(zone: Zone, instant: number): number {
  const index = countUpTo(zone.offsetChanges, Math.floor(instant / 1000));
  return instant + (zone.offsets[index] as number) * 1000;
}

/** The local day of an instant, counted from 1970-01-01. */
export function dayAt(zone: Zone, instant: number): number {
  return Math.floor(wallClockAt(zone, instant) / millisecondsOfDay);
}

/**
 * The instant at which the wall clock shows `wallClock`: in a gap the first instant after it, in a fold the first of
 * the two (design.md §6). Never decreases as `wallClock` grows, so openings keep their order through every change.
 */
export function instantOf({ offsetChanges, offsets }: Zone, wallClock: number): number {
  let low = 0;
  let high = offsetChanges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const lastWallClockBefore = ((offsetChanges[middle] as number) + (offsets[middle] as number)) * 1000;
    if (wallClock < lastWallClockBefore) high = middle;
    else low = middle + 1;
  }
  const instant = wallClock - (offsets[low] as number) * 1000;
  return low === 0 ? instant : Math.max(instant, (offsetChanges[low - 1] as number) * 1000);
}
