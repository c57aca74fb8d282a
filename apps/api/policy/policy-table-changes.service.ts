// Edits one decision table of a draft, whole or by its rows, under the draft's ETag: each edit is a save of the draft.
import { Injectable } from '@nestjs/common';
import type { DecisionTable, PolicyDocument } from '@relais/contracts';
import { addRule, moveRule, removeRule, replaceRule } from '@relais/domain/decision-tables';
import { readDmn } from '@relais/domain/dmn';
import { type PolicyTableName, withoutTable, withTable } from '@relais/domain/policy';
import { PolicyVersionRepository, type StoredPolicyVersion } from '@relais/persistence';
import { type Administered, changerOf } from '../authentication/changer';
import type { Asked } from '../http/asked';
import { onPolicy } from './policy-refusal';
import type {
  addTableRule,
  importPolicyTable,
  moveTableRule,
  removeTableRule,
  replaceTableRule,
  resetPolicyTable,
  savePolicyTable,
} from './policy-table.endpoints';
import { assertReadable, type RowEdit, withEditedRow } from './table-acceptance';
import { asTable, onTable } from './table-refusal';

type Change = Administered & {
  readonly params: { readonly version: number; readonly table: PolicyTableName };
  readonly ifMatch?: number;
  readonly at: number;
};
type Rewrite = (document: PolicyDocument) => PolicyDocument;

@Injectable()
export class PolicyTableChanges {
  constructor(private readonly versions: PolicyVersionRepository) {}

  save(asked: Asked<typeof savePolicyTable>, commandId: string): Promise<StoredPolicyVersion> {
    return this.put(asked, { commandId, definition: asked.body });
  }

  async import(asked: Asked<typeof importPolicyTable>, commandId: string): Promise<StoredPolicyVersion> {
    return this.put(asked, { commandId, definition: asTable(await onTable(() => readDmn(asked.body))) });
  }

  reset(asked: Asked<typeof resetPolicyTable>, commandId: string): Promise<StoredPolicyVersion> {
    return this.rewrite(asked, { commandId, rewrite: (document) => withoutTable(document, asked.params.table) });
  }

  add(asked: Asked<typeof addTableRule>, commandId: string): Promise<StoredPolicyVersion> {
    const { rule, before } = asked.body;
    return this.editRow(asked, { commandId, rule, pointer: '/rule', edit: (table) => addRule(table, { rule, before }) });
  }

  replace(asked: Asked<typeof replaceTableRule>, commandId: string): Promise<StoredPolicyVersion> {
    const rule = { ...asked.body, id: asked.params.ruleId };
    return this.editRow(asked, { commandId, rule, edit: (table) => replaceRule(table, rule) });
  }

  move(asked: Asked<typeof moveTableRule>, commandId: string): Promise<StoredPolicyVersion> {
    const { ruleId: id } = asked.params;
    return this.editRow(asked, { commandId, edit: (table) => moveRule(table, { id, before: asked.body.before }) });
  }

  remove(asked: Asked<typeof removeTableRule>, commandId: string): Promise<StoredPolicyVersion> {
    return this.editRow(asked, { commandId, edit: (table) => removeRule(table, asked.params.ruleId) });
  }

  private async put(
    asked: Change,
    { commandId, definition }: { commandId: string; definition: DecisionTable },
  ): Promise<StoredPolicyVersion> {
    const { table: name } = asked.params;
    // Before the draft is held: it may take a while.
    await onTable(() => assertReadable({ name, definition }));
    return this.rewrite(asked, { commandId, rewrite: (document) => withTable(document, { name, definition }) });
  }

  private editRow(
    asked: Change,
    { commandId, ...edit }: Omit<RowEdit, 'name'> & { readonly commandId: string },
  ): Promise<StoredPolicyVersion> {
    const { table: name } = asked.params;
    return this.rewrite(asked, { commandId, rewrite: (document) => withEditedRow(document, { name, ...edit }) });
  }

  private rewrite(asked: Change, { commandId, rewrite }: { commandId: string; rewrite: Rewrite }): Promise<StoredPolicyVersion> {
    const { params, ifMatch: expected } = asked;
    const order = { changer: changerOf(asked), commandId, expected, version: params.version, rewrite };
    return onTable(() => onPolicy(() => this.versions.save(order)));
  }
}
