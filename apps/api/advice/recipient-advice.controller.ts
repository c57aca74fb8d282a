// Answers which team the escalation matrix of an organisation would send a case to.
import { Controller } from '@nestjs/common';
import { namedRows } from '@relais/domain/escalation-table';
import { rowFor } from '@relais/domain/routing';
import { NoPublishedPolicyError, PolicyRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { adviseOnRecipient } from './recipient-advice.endpoints';

@Controller()
export class RecipientAdviceController {
  constructor(private readonly policies: PolicyRepository) {}

  @Serves(adviseOnRecipient)
  async recipient(@Request() { principal, body }: Asked<typeof adviseOnRecipient>): Promise<Answer> {
    const policy = await this.policies.published(principal.organisationId);
    if (!policy) throw new NoPublishedPolicyError(principal.organisationId);
    const { level, ...profile } = body;
    const row = namedRows(policy.document.matrix)[rowFor(policy.document.matrix, { profile, level })];
    return ok({ policyVersion: policy.version, teamId: row?.teamId ?? null, rule: row?.id ?? null, because: row?.because ?? null });
  }
}
