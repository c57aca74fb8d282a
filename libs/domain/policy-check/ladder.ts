// A ladder that goes back, or names a level twice, would send a case round in circles.
import type { PolicyDocument } from '@relais/contracts';
import type { PolicyFault } from './policy-fault';

/** Each level that is not above the one before it (life.md §1, "The ladder"). */
export const ladderFaults = ({ levels }: PolicyDocument): PolicyFault[] =>
  levels.flatMap((level, index) => {
    const { [index - 1]: below } = levels;
    if (below === undefined || level > below) return [];
    return [{ pointer: `/levels/${index}`, detail: `is ${level} after ${below}: the ladder climbs, each level once` }];
  });
