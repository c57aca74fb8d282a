// Links people to the subjects they sign in as, and shows administrators the trail of such changes.
import { Controller, Inject } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import { ConfigChangeRepository, IdentityRepository } from '@relais/persistence';
import { changerOf } from '../authentication/changer';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { notFound, ProblemError } from '../http/problem-error';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import { CONFIGURATION } from '../tokens';
import { linkIdentity, listConfigChanges } from './identity.endpoints';

@Controller()
export class IdentitiesController {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly configChanges: ConfigChangeRepository,
    private readonly changes: KeyedChanges,
    @Inject(CONFIGURATION) private readonly configuration: ApiConfiguration,
  ) {}

  @Serves(linkIdentity)
  link(@Request() asked: Asked<typeof linkIdentity>): Promise<Answer> {
    const { params, body } = asked;
    return this.changes.once(asked, async () => {
      const { oidcIssuer: issuer } = this.configuration;
      if (!issuer) throw notFound('Nobody can sign in here: OIDC_ISSUER is not set.');
      const outcome = await this.identities.link({ changer: changerOf(asked), issuer, ...params, ...body });
      if (outcome === 'unknown_user') throw notFound('Your organisation has nobody under that id.');
      if (outcome === 'taken') {
        throw new ProblemError({ code: 'identity_taken', detail: 'Take this subject from the other person first, or send another one.' });
      }
      return ok({ ...params, issuer, ...body });
    });
  }

  @Serves(listConfigChanges)
  async list(@Request() asked: Asked<typeof listConfigChanges>): Promise<Answer> {
    const changes = await this.configChanges.newest({ organisationId: asked.principal.organisationId, ...asked.query });
    return ok({ items: changes.map(({ at, ...change }) => ({ ...change, at: new Date(at).toISOString() })) });
  }
}
