// Answers the calls on erasures, to administrators alone.
import { Controller } from '@nestjs/common';
import { Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import { erasePerson, getErasure, listErasures } from './erasure.endpoints';
import { ErasuresService } from './erasures.service';

@Controller()
export class ErasuresController {
  constructor(
    private readonly erasures: ErasuresService,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(erasePerson)
  async erase(@Request() asked: Asked<typeof erasePerson>): Promise<Answer> {
    const { actor, principal, body, requestHash, at } = asked;
    const { organisationId } = principal;
    // Neither the reference nor a hash that it could be found out from is kept with the request.
    const kept = { ...asked, body: {}, requestHash: this.erasures.digest(requestHash) };
    const begun = await this.changes.once(kept, async () => {
      const { reason, legalBasis = null } = body;
      const subject = await this.erasures.subjectOf({ organisationId, subject: body.subject });
      const id = await this.erasures.begin({ organisationId, subject, reason, legalBasis, by: actor.userId as string, at });
      return new Answer(201, { id }, { location: `/v1/erasures/${id}` });
    });
    // Sent again while it runs, a request goes on with it and says how far it is by now.
    const { id: erasureId } = begun.body as { id: string };
    return new Answer(begun.status, await this.erasures.goOn({ organisationId, erasureId }), begun.headers);
  }

  @Serves(listErasures)
  async list(@Request() { principal, query }: Asked<typeof listErasures>): Promise<Answer> {
    return ok(await this.erasures.list({ organisationId: principal.organisationId, ...query }));
  }

  @Serves(getErasure)
  async one(@Request() { principal, params }: Asked<typeof getErasure>): Promise<Answer> {
    return ok(await this.erasures.one({ organisationId: principal.organisationId, ...params }));
  }
}
