// Keeps the compiled tables of published policies: a version never changes, so each is compiled once per process.
import { Injectable } from '@nestjs/common';
import { type CompiledPolicyTables, compilePolicyTables } from '@relais/domain/policy';
import { PolicyRepository, type PublishedPolicy } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';

/** A compiled policy is some ten kilobytes; more organisations than this compile theirs again now and then. */
const most = 500;

export interface AdvisingPolicy {
  readonly version: number;
  readonly currency: string;
  readonly tables: CompiledPolicyTables;
}

@Injectable()
export class PolicyTables {
  private readonly compiled = new Map<string, CompiledPolicyTables>();

  constructor(private readonly policies: PolicyRepository) {}

  /** @throws ProblemError no_published_policy */
  async published(organisationId: string): Promise<AdvisingPolicy> {
    const policy = await this.policies.published(organisationId);
    if (!policy) throw new ProblemError({ code: 'no_published_policy', detail: 'Publish a policy before asking its matrices.' });
    return { version: policy.version, currency: policy.document.currency, tables: this.tablesOf(organisationId, policy) };
  }

  private tablesOf(organisationId: string, { version, document }: PublishedPolicy): CompiledPolicyTables {
    const name = `${organisationId} ${version}`;
    const tables = this.compiled.get(name) ?? compilePolicyTables(document.tables);
    // The one asked for last goes to the end: the first of the map is the one that nobody has asked for longest.
    this.compiled.delete(name);
    this.compiled.set(name, tables);
    const [oldest] = this.compiled.keys();
    if (this.compiled.size > most && oldest !== undefined) this.compiled.delete(oldest);
    return tables;
  }
}
