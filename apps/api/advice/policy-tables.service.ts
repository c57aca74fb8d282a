// Finds the compiled tables of the policy that an organisation has published.
import { Injectable } from '@nestjs/common';
import { type CompiledPolicyTables, CompiledTables } from '@relais/domain/policy';
import { PolicyRepository } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';

export interface AdvisingPolicy {
  readonly version: number;
  readonly currency: string;
  readonly tables: CompiledPolicyTables;
}

@Injectable()
export class PolicyTables {
  private readonly compiled = new CompiledTables();

  constructor(private readonly policies: PolicyRepository) {}

  /** @throws ProblemError no_published_policy */
  async published(organisationId: string): Promise<AdvisingPolicy> {
    const policy = await this.policies.published(organisationId);
    if (!policy) throw new ProblemError({ code: 'no_published_policy', detail: 'Publish a policy before asking its matrices.' });
    const { version, document } = policy;
    const tables = await this.compiled.of({ organisationId, version }, () => document.tables);
    return { version, currency: document.currency, tables };
  }
}
