// What an organisation expects of a live handover, and what is known of one (domain.md §3, "Live handover").
import { z } from 'zod';

const minutes = () => z.int().min(1).max(240);

/** Shown beside what was measured; nothing is refused for it. */
export const liveTargets = () =>
  z.strictObject({
    waitMinutes: minutes().default(10).describe('the customer waits less than this from the raise to the pick-up'),
    shortestCallMinutes: minutes().default(5),
    longestCallMinutes: minutes().default(8),
  });
export type LiveTargets = z.output<ReturnType<typeof liveTargets>>;

/** The call of a case: from its pick-up; its length once it has ended. */
export interface LiveCall {
  readonly pickedUpAt: number;
  readonly waitedMilliseconds: number;
  readonly isWaitWithinTarget: boolean;
  readonly onTheLine: readonly string[];
  readonly lengthMilliseconds: number | null;
  readonly isLengthUsual: boolean | null;
}
