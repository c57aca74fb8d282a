// Tells from a timeline alone whether what somebody waits for has happened.
import type { TimelineEntry } from '@relais/contracts';
import type { Condition } from './decision';

/** A person acts on a mail once it has left; messages still on their way are waited for, so that none is overtaken by the act. */
export function isReached(condition: Condition, timeline: readonly TimelineEntry[]): boolean {
  return isQuiet(timeline) && hasHappened(condition, timeline);
}

/** True when every message written so far has left, or will not. */
export const isQuiet = (timeline: readonly TimelineEntry[]): boolean =>
  timeline.every(({ messages }) => messages.every(({ status }) => status !== 'queued' && status !== 'sending'));

function hasHappened(condition: Condition, timeline: readonly TimelineEntry[]): boolean {
  if ('status' in condition) return timeline.at(-1)?.toStatus === condition.status;
  const { times = 1 } = condition;
  return (
    ('clock' in condition
      ? timeline.filter(({ type, clock }) => type === 'due' && clock === condition.clock)
      : sentMessages(timeline).filter(({ kind, to }) => kind === condition.mail && to === condition.to)
    ).length >= times
  );
}

const sentMessages = (timeline: readonly TimelineEntry[]) =>
  timeline.flatMap(({ messages }) => messages.filter(({ status }) => status === 'sent'));

/** As an error names it: `the mail 'transfer' to recipient ×2`. */
export function written(condition: Condition): string {
  if ('status' in condition) return `the status '${condition.status}'`;
  const times = condition.times ? ` ×${condition.times}` : '';
  return 'clock' in condition ? `the clock '${condition.clock}'${times}` : `the mail '${condition.mail}' to ${condition.to}${times}`;
}
