// Hands hints to the streams of their organisation, each to those alone who may see the case; while one question is asked, hints gather for the next.
import type { CaseHint, SightRepository } from '@relais/persistence';
import { hint, resync } from './event-stream';
import { type OpenStream, type OpenStreams, tell } from './open-streams';

export interface HintDeliveryOptions {
  readonly streams: Pick<OpenStreams, 'of'>;
  readonly sight: Pick<SightRepository, 'seen'>;
  /** It could not be learnt who may see the cases; those people were told to resync. */
  readonly onFailure: (error: unknown) => void;
}

export class HintDelivery {
  private pending = new Map<string, CaseHint>();
  private delivering = false;

  constructor(private readonly options: HintDeliveryOptions) {}

  /** Of a case that changes again before its hint is sent, only the last is. */
  receive(heard: CaseHint): void {
    if (this.options.streams.of(heard.organisationId).length === 0) return;
    this.pending.set(heard.escalationId, heard);
    if (!this.delivering) void this.deliverAll();
  }

  private async deliverAll(): Promise<void> {
    this.delivering = true;
    try {
      while (this.pending.size > 0) {
        const batch = [...this.pending.values()];
        this.pending = new Map();
        for (const [organisationId, heard] of grouped(batch, (one) => one.organisationId)) await this.deliver(organisationId, heard);
      }
    } finally {
      this.delivering = false;
    }
  }

  private async deliver(organisationId: string, heard: readonly CaseHint[]): Promise<void> {
    const said = new Map(heard.map(({ escalationId, version }) => [escalationId, hint(escalationId, version)]));
    const own = grouped(this.options.streams.of(organisationId), ({ userId }) => userId);
    tell(own.get(null) ?? [], [...said.values()].join(''));
    own.delete(null);
    if (own.size > 0) await this.deliverToPeople(own as Map<string, OpenStream[]>, { organisationId, said });
  }

  private async deliverToPeople(
    people: ReadonlyMap<string, readonly OpenStream[]>,
    { organisationId, said }: { organisationId: string; said: ReadonlyMap<string, string> },
  ): Promise<void> {
    try {
      const seen = await this.options.sight.seen({ organisationId, escalationIds: [...said.keys()], userIds: [...people.keys()] });
      for (const [userId, pairs] of grouped(seen, (pair) => pair.userId))
        tell(people.get(userId) ?? [], pairs.map(({ escalationId }) => said.get(escalationId)).join(''));
    } catch (error) {
      // A resync names no case, so anybody may get it.
      tell([...people.values()].flat(), resync);
      this.options.onFailure(error);
    }
  }
}

function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
