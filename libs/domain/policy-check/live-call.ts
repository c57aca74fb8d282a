// A call that no length can be called well would be shown as too short or too long for ever.
import type { PolicyDocument } from '@relais/contracts';
import type { PolicyFault } from './policy-fault';

/** A band of call lengths that holds nothing (domain.md §3, "Live handover"). */
export function liveCallFaults({ live }: PolicyDocument): PolicyFault[] {
  const { shortestCallMinutes, longestCallMinutes } = live;
  if (shortestCallMinutes <= longestCallMinutes) return [];
  return [{ pointer: '/live/longestCallMinutes', detail: `must be ${shortestCallMinutes}, the shortest call, or more` }];
}
