// What people do in the lives that a policy is walked with: each journey is also walked only part of the way, and then nobody answers any more.
import type { CommandName } from '@relais/contracts';

/** One thing that somebody does, with the body of its command. */
export interface Deed {
  readonly name: CommandName;
  readonly body: (at: number, currency: string) => object;
}

const hour = 3_600_000;
const deed = (name: CommandName, body: Deed['body'] = () => ({})): Deed => ({ name, body });

const justified = deed('assess', () => ({ verdict: 'justified' }));
const acknowledged = deed('acknowledge', (at) => ({ promisedAt: at + hour }));
const decided = deed('decide', (_, currency) => ({
  choice: 'approve',
  cost: { amountMinor: 0, currency },
  actions: [{ kind: 'credit', amountMinor: 0 }],
}));

const journeys: readonly (readonly Deed[])[] = [
  [
    justified,
    acknowledged,
    decided,
    deed('record_check', () => ({ satisfied: true })),
    deed('give_feedback'),
    deed('rate_support', () => ({ rating: 5 })),
  ],
  [justified, acknowledged, decided, deed('record_check', () => ({ satisfied: false })), acknowledged],
  [deed('assess', () => ({ verdict: 'not_justified' })), deed('insist')],
  [justified, deed('request_information', () => ({ from: 'customer' })), deed('provide_information')],
  [justified, acknowledged, deed('request_information', () => ({ from: 'agent' }))],
  [justified, acknowledged, deed('open_arbitration')],
  [
    justified,
    ...Array.from({ length: 3 }, () => [
      acknowledged,
      deed('decide', (_, currency) => ({ choice: 'escalate_further', cost: { amountMinor: 0, currency }, actions: [] })),
    ]).flat(),
  ],
];

/** Every beginning of every journey, each once: nobody does anything, one thing, two, … and all of it. */
export const beginnings: readonly (readonly Deed[])[] = distinct([
  [],
  ...journeys.flatMap((journey) => journey.map((_, index) => journey.slice(0, index + 1))),
]);

function distinct(lists: readonly (readonly Deed[])[]): (readonly Deed[])[] {
  const isSame = (one: readonly Deed[], other: readonly Deed[]) =>
    one.length === other.length && one.every((each, index) => each === other[index]);
  return lists.filter((list, index) => lists.findIndex((other) => isSame(list, other)) === index);
}
