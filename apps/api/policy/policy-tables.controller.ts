// Answers the calls on single decision tables of a policy, as JSON and as DMN.
import { Controller } from '@nestjs/common';
import type { DecisionTable } from '@relais/contracts';
import { writeDmn } from '@relais/domain/dmn';
import { factsOf, type PolicyTableName, policyTableKinds, tableOf } from '@relais/domain/policy';
import type { StoredPolicyVersion } from '@relais/persistence';
import type { Principal } from '../authentication/principal';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import {
  addTableRule,
  exportDomainTable,
  exportPolicyTable,
  getDomainTable,
  getPolicyTable,
  importPolicyTable,
  moveTableRule,
  removeTableRule,
  replaceTableRule,
  resetPolicyTable,
  savePolicyTable,
  tryPolicyTable,
} from './policy-table.endpoints';
import { PolicyTableChanges } from './policy-table-changes.service';
import { PolicyVersions } from './policy-versions.service';
import { presentFacts, presentTable, tried } from './table-presentation';
import { onTable } from './table-refusal';

@Controller()
export class PolicyTablesController {
  constructor(
    private readonly versions: PolicyVersions,
    private readonly tables: PolicyTableChanges,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(getDomainTable)
  async domain(@Request() { params: { table } }: Asked<typeof getDomainTable>): Promise<Answer> {
    const { facts, standard: definition } = policyTableKinds[table];
    return ok({ table, facts: presentFacts(facts), definition });
  }

  @Serves(exportDomainTable)
  domainAsDmn(@Request() { params: { table } }: Asked<typeof exportDomainTable>): Promise<Answer> {
    return document(policyTableKinds[table].standard, { table });
  }

  @Serves(getPolicyTable)
  async one(@Request() { principal, params }: Asked<typeof getPolicyTable>): Promise<Answer> {
    return shown(await this.stored(principal, params), params.table);
  }

  @Serves(exportPolicyTable)
  async asDmn(@Request() { principal, params }: Asked<typeof exportPolicyTable>): Promise<Answer> {
    const stored = await this.stored(principal, params);
    return document(tableOf(stored.document, params.table).definition, { table: params.table, etag: etag(stored.revision) });
  }

  @Serves(tryPolicyTable)
  async trial(@Request() { principal, params, body }: Asked<typeof tryPolicyTable>): Promise<Answer> {
    const stored = await this.stored(principal, params);
    return ok(await onTable(() => tried(stored, { table: params.table, given: body.given })));
  }

  @Serves(savePolicyTable)
  save(@Request() asked: Asked<typeof savePolicyTable>): Promise<Answer> {
    return this.changes.onceChecked(asked, async () => {
      const definition = await this.tables.readable(asked.params, asked.body);
      return async () => shown(await this.tables.put(asked, definition), asked.params.table);
    });
  }

  @Serves(importPolicyTable)
  import(@Request() asked: Asked<typeof importPolicyTable>): Promise<Answer> {
    // What is remembered of a request is an object.
    return this.changes.onceChecked({ ...asked, body: { dmn: asked.body } }, async () => {
      const definition = await this.tables.imported(asked);
      return async () => shown(await this.tables.put(asked, definition), asked.params.table);
    });
  }

  @Serves(resetPolicyTable)
  reset(@Request() asked: Asked<typeof resetPolicyTable>): Promise<Answer> {
    return this.changes.once(asked, async () => shown(await this.tables.reset(asked), asked.params.table));
  }

  @Serves(addTableRule)
  add(@Request() asked: Asked<typeof addTableRule>): Promise<Answer> {
    return this.changes.once(asked, async () => shown(await this.tables.add(asked), asked.params.table));
  }

  @Serves(replaceTableRule)
  replace(@Request() asked: Asked<typeof replaceTableRule>): Promise<Answer> {
    return this.changes.once(asked, async () => shown(await this.tables.replace(asked), asked.params.table));
  }

  @Serves(moveTableRule)
  move(@Request() asked: Asked<typeof moveTableRule>): Promise<Answer> {
    return this.changes.once(asked, async () => shown(await this.tables.move(asked), asked.params.table));
  }

  @Serves(removeTableRule)
  remove(@Request() asked: Asked<typeof removeTableRule>): Promise<Answer> {
    return this.changes.once(asked, async () => shown(await this.tables.remove(asked), asked.params.table));
  }

  private stored({ organisationId }: Principal, { version }: { version: number }): Promise<StoredPolicyVersion> {
    return this.versions.one({ organisationId, version });
  }
}

const shown = (stored: StoredPolicyVersion, table: PolicyTableName): Answer =>
  ok(presentTable(stored, table), { etag: etag(stored.revision) });

async function document(definition: DecisionTable, { table, ...headers }: { table: PolicyTableName; etag?: string }): Promise<Answer> {
  const xml = await onTable(() => writeDmn(definition, { name: table, facts: factsOf(table) }));
  return ok(xml, { 'content-type': 'application/xml; charset=utf-8', ...headers });
}
