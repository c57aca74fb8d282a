// The bodies of the commands of a live handover: who is on the line, how long the call was, and the move to writing (domain.md §3, §7).
import { z } from 'zod';
import { id, instant, longText } from '../primitives';

const onTheLine = () => z.array(id()).max(10).describe('people of the organisation who are in the call beside the customer');

/** One Zod schema factory per command, as `commandBodies` takes them. */
export const liveBodies = {
  pick_up: () => z.strictObject({ onTheLine: onTheLine().default([]), comment: longText().optional() }),
  end_call: () =>
    z.strictObject({
      startedAt: instant().optional().describe('when the case was picked up, unless given'),
      endedAt: instant(),
      onTheLine: onTheLine().optional(),
      comment: longText().optional(),
    }),
  move_to_writing: () =>
    z.strictObject({
      reason: longText().describe('what the customer did'),
      tried: longText().describe('what was tried to de-escalate'),
      nextUpdateAt: instant().optional(),
    }),
} as const;
