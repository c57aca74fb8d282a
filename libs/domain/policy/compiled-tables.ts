// Keeps compiled tables of published policies: a version never changes, so each is compiled once by whoever asks it again and again.
import type { PolicyTables } from '@relais/contracts';
import { type CompiledPolicyTables, compilePolicyTables } from './policy-tables';

/** A compiled policy is some ten kilobytes; where more are asked than this, those not asked for longest are compiled again. */
const most = 500;

export interface PolicyVersion {
  readonly organisationId: string;
  readonly version: number;
}

export class CompiledTables {
  private readonly compiled = new Map<string, CompiledPolicyTables>();

  /** `tables` is asked for only when they are not compiled yet. */
  async of({ organisationId, version }: PolicyVersion, tables: () => PolicyTables | Promise<PolicyTables>): Promise<CompiledPolicyTables> {
    const name = `${organisationId} ${version}`;
    const found = this.compiled.get(name) ?? compilePolicyTables(await tables());
    // Asked for last, it goes to the end: the first of the map is the one that nobody has asked for longest.
    this.compiled.delete(name);
    this.compiled.set(name, found);
    const [oldest] = this.compiled.keys();
    if (this.compiled.size > most && oldest !== undefined) this.compiled.delete(oldest);
    return found;
  }
}
