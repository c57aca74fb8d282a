// The bodies of the commands of an arbitration: what each team holds, how it is settled, and the one message that ends it (domain.md §8).
import { z } from 'zod';
import { id, instant, longText, money, shortText } from '../primitives';

const option = () =>
  z.strictObject({
    label: longText(),
    cost: money(),
    delay: shortText().describe('how long it takes'),
    risk: longText().describe('what may go wrong'),
  });
const options = () => z.array(option()).min(2).max(3);

const position = () => ({
  position: longText().describe('what the team holds'),
  policy: longText().describe('the clause of the policy that applies'),
  margin: longText().describe('the margin that the clause leaves'),
  objective: longText().describe('what the team is after'),
});

const customerMessage = () =>
  z
    .strictObject({ text: longText(), nextUpdateAt: instant().optional() })
    .describe('what the customer is told once somebody else than its writer has validated it');

/** One Zod schema factory per command, as `commandBodies` takes them. */
export const arbitrationBodies = {
  open_arbitration: () =>
    z.strictObject({
      question: longText().describe('what is to be settled'),
      ...position(),
      teamId: id().optional().describe('whose position it is; the recipient team’s unless given'),
      options: options(),
      deciderId: id().optional().describe('the manager or director who is to settle; found in the roster unless given'),
    }),
  state_position: () =>
    z.strictObject({
      teamId: id().describe('the team whose position takes the place of its earlier one'),
      ...position(),
      options: options().optional().describe('these take the place of the options proposed before'),
    }),
  settle_arbitration: () =>
    z.strictObject({
      to: z.enum(['recipient', 'decider']),
      userId: id(),
      teamId: id(),
      option: z.int().min(1).max(3).optional().describe('which of the options proposed last is chosen, where there are any'),
      reason: longText(),
      policy: longText().describe('the clause of the policy that was applied'),
      margin: longText().describe('the margin that was used'),
      customerMessage: customerMessage(),
    }),
  validate_message: () =>
    z
      .strictObject({ validated: z.boolean(), reason: longText().optional().describe('why it must not leave like this') })
      .refine(({ validated, reason }) => validated || reason !== undefined, { path: ['reason'], message: 'a refusal says why' }),
  redraft_message: () => z.strictObject({ customerMessage: customerMessage() }),
} as const;
