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

  /** The table, if a draft may keep it; reading it may take a while. @throws ProblemError decision_table_refused */
  async readable({ table: name }: Change['params'], definition: DecisionTable): Promise<DecisionTable> {
    await onTable(() => assertReadable({ name, definition }));
    return definition;
  }

  /** The same for a document. @throws ProblemError decision_table_refused */
  async imported({ params, body }: Asked<typeof importPolicyTable>): Promise<DecisionTable> {
    return this.readable(params, asTable(await onTable(() => readDmn(body))));
  }

  put(asked: Change, definition: DecisionTable): Promise<StoredPolicyVersion> {
    return this.rewrite(asked, (document) => withTable(document, { name: asked.params.table, definition }));
  }

  reset(asked: Asked<typeof resetPolicyTable>): Promise<StoredPolicyVersion> {
    return this.rewrite(asked, (document) => withoutTable(document, asked.params.table));
  }

  add(asked: Asked<typeof addTableRule>): Promise<StoredPolicyVersion> {
    const { rule, before } = asked.body;
    return this.editRow(asked, { rule, pointer: '/rule', edit: (table) => addRule(table, { rule, before }) });
  }

  replace(asked: Asked<typeof replaceTableRule>): Promise<StoredPolicyVersion> {
    const rule = { ...asked.body, id: asked.params.ruleId };
    return this.editRow(asked, { rule, edit: (table) => replaceRule(table, rule) });
  }

  move(asked: Asked<typeof moveTableRule>): Promise<StoredPolicyVersion> {
    const { ruleId: id } = asked.params;
    return this.editRow(asked, { edit: (table) => moveRule(table, { id, before: asked.body.before }) });
  }

  remove(asked: Asked<typeof removeTableRule>): Promise<StoredPolicyVersion> {
    return this.editRow(asked, { edit: (table) => removeRule(table, asked.params.ruleId) });
  }

  private editRow(asked: Change, edit: Omit<RowEdit, 'name'>): Promise<StoredPolicyVersion> {
    return this.rewrite(asked, (document) => withEditedRow(document, { name: asked.params.table, ...edit }));
  }

  private rewrite(asked: Change, rewrite: Rewrite): Promise<StoredPolicyVersion> {
    const { params, ifMatch: expected } = asked;
    const order = { changer: changerOf(asked), expected, version: params.version, rewrite };
    return onTable(() => onPolicy(() => this.versions.save(order)));
  }
}
