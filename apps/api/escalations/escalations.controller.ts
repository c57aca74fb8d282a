// Answers the reads of cases: the list and the one.
import { Controller } from '@nestjs/common';
import { EscalationRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { filterOf } from './case-filter';
import { presentLine } from './case-presentation';
import { CaseReader } from './case-reader.service';
import { getEscalation, listEscalations } from './escalation.endpoints';

@Controller()
export class EscalationsController {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly cases: CaseReader,
  ) {}

  @Serves(listEscalations)
  async list(@Request() { principal, query, actor }: Asked<typeof listEscalations>): Promise<Answer> {
    const { cursor, limit, sort = query.q === undefined ? 'nextClock' : 'relevance', ...filter } = query;
    const viewer = { organisationId: principal.organisationId, viewerId: actor?.userId ?? null };
    const found = await this.escalations.list({ ...viewer, filter: filterOf(filter), sort, cursor, limit });
    return ok({ items: found.items.map(presentLine), nextCursor: found.nextCursor });
  }

  @Serves(getEscalation)
  async one(@Request() { principal, params, actor }: Asked<typeof getEscalation>): Promise<Answer> {
    const stored = await this.cases.read({ organisationId: principal.organisationId, ...params });
    const view = await this.cases.view(stored, actor);
    return ok(view, { etag: etag(view.version) });
  }
}
