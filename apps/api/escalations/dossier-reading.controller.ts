// Answers what holds people's words: briefing, timeline, messages.
import { Controller } from '@nestjs/common';
import { DossierRepository, MessageRepository, type StoredEscalation, TimelineRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { presentEntry } from '../timeline/entry-presentation';
import { readCursor, writeCursor } from '../timeline/timeline-cursor';
import { presentBriefing } from './briefing-presentation';
import { CaseReader } from './case-reader.service';
import { getBriefing, getMessages, getTimeline } from './escalation.endpoints';
import { presentMessage } from './message-presentation';

type ReadOne = Asked<typeof getBriefing | typeof getTimeline | typeof getMessages>;

@Controller()
export class DossierReadingController {
  constructor(
    private readonly cases: CaseReader,
    private readonly dossiers: DossierRepository,
    private readonly timelines: TimelineRepository,
    private readonly messages: MessageRepository,
  ) {}

  @Serves(getBriefing)
  async briefing(@Request() asked: Asked<typeof getBriefing>): Promise<Answer> {
    const stored = await this.asked(asked);
    const briefing = await this.dossiers.briefing({ organisationId: stored.organisationId, escalationId: stored.id });
    if (!briefing) throw new Error(`escalation ${stored.id} has no dossier: its intake was cut in half`);
    return ok(presentBriefing(stored, briefing));
  }

  @Serves(getTimeline)
  async timeline(@Request() asked: Asked<typeof getTimeline>): Promise<Answer> {
    const { cursor, limit } = asked.query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const { organisationId, id } = await this.asked(asked);
    const entries = await this.timelines.entries({ organisationId, escalationId: id, after, limit: limit + 1 });
    const items = entries.slice(0, limit);
    const last = items.at(-1);
    return ok({ items: items.map(presentEntry), nextCursor: entries.length > limit && last ? writeCursor(last) : null });
  }

  @Serves(getMessages)
  async list(@Request() asked: Asked<typeof getMessages>): Promise<Answer> {
    const { organisationId, id } = await this.asked(asked);
    const messages = await this.messages.ofEscalation({ organisationId, escalationId: id });
    return ok({ items: messages.map(presentMessage) });
  }

  private asked({ principal: { organisationId }, params }: ReadOne): Promise<StoredEscalation> {
    return this.cases.read({ organisationId, ...params });
  }
}
