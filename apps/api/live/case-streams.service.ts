// Opens streams of live hints, keeps them alive and ends them: one listening connection to Postgres serves them all.
import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import { CaseHints, SightRepository } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';
import { CONFIGURATION } from '../tokens';
import { heartbeat, resync, retryAfter } from './event-stream';
import { HintDelivery } from './hint-delivery';
import { OpenStreams, tell, type Viewer } from './open-streams';

const second = 1_000;
const minute = 60 * second;
// Below the half minute after which proxies take a silent connection for a dead one.
const heartbeatInterval = 15 * second;
// A revoked key keeps a stream no longer than this; spread, so that not all come back at once.
const lifetime = () => (10 + 5 * Math.random()) * minute;

@Injectable()
export class CaseStreams implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(CaseStreams.name);
  private readonly streams = new OpenStreams();
  private readonly hints: CaseHints;
  private closed = false;
  private beat: NodeJS.Timeout | undefined;

  constructor(@Inject(CONFIGURATION) { databaseUrl: url }: ApiConfiguration, sight: SightRepository) {
    const delivery = new HintDelivery({
      streams: this.streams,
      sight,
      onFailure: (error) => this.log.warn(`who may see a case is unknown (${(error as Error).name}); a resync was sent instead`),
    });
    this.hints = new CaseHints({
      url,
      applicationName: 'relais-api-live',
      onHint: (heard) => delivery.receive(heard),
      onListening: () => tell(this.streams.all(), resync),
      onFailure: (sqlState) => this.log.warn(`the connection that hears of changed cases broke (${sqlState}); it is opened again`),
    });
  }

  onModuleInit(): void {
    this.hints.start();
    this.beat = setInterval(() => this.beatOnce(), heartbeatInterval);
  }

  /** Before the server waits for requests under way: a stream never ends by itself. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearInterval(this.beat);
    for (const { events } of this.streams.all()) events.finish();
    await this.hints.stop();
  }

  /** A new stream, told first to read everything. @throws ProblemError too_many_requests · temporarily_unavailable while stopping */
  open(viewer: Viewer): Readable {
    if (this.closed) throw new ProblemError({ code: 'temporarily_unavailable', detail: 'The API is stopping.' }, { 'retry-after': '1' });
    if (!this.streams.hasRoomFor(viewer.organisationId)) {
      throw new ProblemError({ code: 'too_many_requests', detail: 'Too many open streams: close some first.' }, { 'retry-after': '30' });
    }
    const events = this.streams.open(viewer, Date.now() + lifetime());
    events.say(retryAfter(second + Math.random() * 4 * second) + resync);
    return events;
  }

  private beatOnce(): void {
    const now = Date.now();
    for (const { events, endsAt } of this.streams.all()) {
      if (endsAt <= now) events.finish();
      else events.say(heartbeat);
    }
  }
}
