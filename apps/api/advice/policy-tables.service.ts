// Finds the compiled tables of a policy: the published one, or the version that a case lives by.
import { Injectable } from '@nestjs/common';
import { type CompiledPolicyTables, CompiledTables } from '@relais/domain/policy';
import { NoPublishedPolicyError, PolicyRepository, PolicyVersionRepository } from '@relais/persistence';

export interface AdvisingPolicy {
  readonly version: number;
  readonly currency: string;
  readonly tables: CompiledPolicyTables;
}

@Injectable()
export class PolicyTables {
  private readonly compiled = new CompiledTables();

  constructor(
    private readonly policies: PolicyRepository,
    private readonly versions: PolicyVersionRepository,
  ) {}

  /** @throws NoPublishedPolicyError */
  async published(organisationId: string): Promise<AdvisingPolicy> {
    const policy = await this.policies.published(organisationId);
    if (!policy) throw new NoPublishedPolicyError(organisationId);
    const { version, document } = policy;
    const tables = await this.compiled.of({ organisationId, version }, () => document.tables);
    return { version, currency: document.currency, tables };
  }

  /** Of a version that a case was born with, or was given: it was published, and stays. */
  async ofVersion(reference: { readonly organisationId: string; readonly version: number }): Promise<CompiledPolicyTables> {
    return this.compiled.of(reference, async () => {
      const stored = await this.versions.find(reference);
      if (!stored) throw new Error(`version ${reference.version} of a policy that a case lives by is gone`);
      return stored.document.tables;
    });
  }
}
