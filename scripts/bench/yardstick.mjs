// What every other speed is compared with: one JSON round trip of a small case, work that any machine and any version of Node does.
import { chance, many } from './chance.mjs';

export const yardstick = {
  name: 'yardstick',
  inputs: () => {
    const { whole, one } = chance(1);
    return many(10_000, (index) => ({
      id: `case-${index}`,
      status: one(['deciding', 'awaiting_acknowledgment', 'following_up']),
      due: { promise: whole(2 ** 40), response: whole(2 ** 40) },
      facts: many(8, (fact) => ({ at: whole(2 ** 40), text: `fact ${fact} of case ${index}` })),
    }));
  },
  run: (input) => JSON.parse(JSON.stringify(input)),
};
