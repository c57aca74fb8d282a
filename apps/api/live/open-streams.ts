// Keeps the open streams by organisation, so that nothing said to one organisation can reach another, and counts them.
import { EventStream } from './event-stream';

/** Whose stream it is; `userId` null for a key that acts for nobody. */
export interface Viewer {
  readonly organisationId: string;
  readonly userId: string | null;
}

export interface OpenStream extends Viewer {
  readonly events: EventStream;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

// Each costs a socket and some kilobytes; beyond this a caller has lost count of them.
const mostOfOrganisation = 2_000;
const mostOfProcess = 5_000;

export class OpenStreams {
  private readonly byOrganisation = new Map<string, Set<OpenStream>>();

  /** Whether one more may be opened. */
  hasRoomFor(organisationId: string): boolean {
    return this.of(organisationId).length < mostOfOrganisation && this.all().length < mostOfProcess;
  }

  /** Known until it closes, however that comes. */
  open({ organisationId, userId }: Viewer, endsAt: number): EventStream {
    const stream: OpenStream = { organisationId, userId, endsAt, events: new EventStream() };
    const own = this.byOrganisation.get(organisationId) ?? new Set();
    this.byOrganisation.set(organisationId, own.add(stream));
    stream.events.once('close', () => {
      own.delete(stream);
      if (own.size === 0) this.byOrganisation.delete(organisationId);
    });
    return stream.events;
  }

  of(organisationId: string): readonly OpenStream[] {
    return [...(this.byOrganisation.get(organisationId) ?? [])];
  }

  all(): readonly OpenStream[] {
    return [...this.byOrganisation.values()].flatMap((own) => [...own]);
  }
}

export function tell(streams: Iterable<OpenStream>, events: string): void {
  for (const stream of streams) stream.events.say(events);
}
