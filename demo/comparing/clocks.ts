// Which clocks fell due, and in which order that matters.
import type { ClockName, TimelineEntry } from '@relais/contracts';

/**
 * Clocks that follow one another. Two lanes run side by side, and a timer of a real server may be a second late: between
 * lanes the order is left to chance, within one it is exact.
 */
const lanes: readonly (readonly ClockName[])[] = [
  ['reminder', 'snooze'],
  ['pickUp'],
  ['promise', 'promiseFlag'],
  ['responseWarning', 'response'],
  ['resolutionWarning', 'resolution'],
  ['customer'],
  ['arbitration'],
  ['check', 'feedback'],
];

/** In the order in which they were taken. */
export const clocksOf = (timeline: readonly TimelineEntry[]): string[] =>
  timeline.flatMap(({ type, clock }) => (type === 'due' && clock !== null ? [clock] : []));

export function differingClocks(expected: readonly string[], actual: readonly string[]): string[] {
  return lanes.flatMap((lane) => {
    const [wanted, found] = [expected, actual].map((clocks) =>
      clocks.filter((clock) => (lane as readonly string[]).includes(clock)).join(', '),
    );
    return wanted === found ? [] : [`clocks: ${found || 'none'} instead of ${wanted || 'none'} (${lane.join(', ')})`];
  });
}
