// Shows the policy that new cases take along.
import { Controller } from '@nestjs/common';
import { PolicyRepository } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { notFound } from '../http/problem-error';
import { getPolicy } from './policy.endpoints';

@Controller()
export class PolicyController {
  constructor(private readonly policies: PolicyRepository) {}

  @Serves(getPolicy)
  async published(@Request() { principal }: Asked<typeof getPolicy>): Promise<Answer> {
    const policy = await this.policies.published(principal.organisationId);
    if (!policy) throw notFound('Your organisation has no published policy.');
    const { version, calendar, publishedAt, document } = policy;
    return ok({ version, calendarId: calendar.id, publishedAt: iso(publishedAt), document }, { etag: etag(version) });
  }
}
