// Answers which trigger rules of an organisation a ticket fires.
import { Controller } from '@nestjs/common';
import { firedTriggers } from '@relais/domain/triggers';
import { NoPublishedPolicyError, PolicyRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { adviseOnTriggers } from './trigger.endpoints';

@Controller()
export class TriggersController {
  constructor(private readonly policies: PolicyRepository) {}

  @Serves(adviseOnTriggers)
  async triggers(@Request() { principal, body: ticket, at }: Asked<typeof adviseOnTriggers>): Promise<Answer> {
    const policy = await this.policies.published(principal.organisationId);
    if (!policy) throw new NoPublishedPolicyError(principal.organisationId);
    const { version: policyVersion, document } = policy;
    return ok({ policyVersion, fired: firedTriggers({ rules: document.triggers, ticket, at: ticket.at ?? at }) });
  }
}
