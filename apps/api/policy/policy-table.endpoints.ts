// The decision tables of a policy, read, tried and edited one by one, as rows of the endpoint table.
import {
  decisionTable,
  dmnText,
  domainTables,
  domainTableView,
  policyTableView,
  ruleId,
  tableNames,
  tableRuleAdd,
  tableRuleMove,
  tableRuleReplace,
  tableTry,
  tableTryAnswer,
} from '@relais/contracts';
import { z } from 'zod';
import { endpoint } from '../http/endpoint';
import { changeOfPolicy, readOfPolicy, refusalsOfChange, versionNumber } from './policy-version.endpoints';

const ofDomain = z.strictObject({ table: z.enum(domainTables) });
const ofVersion = z.strictObject({ version: versionNumber(), table: z.enum(tableNames) });
const ofRule = ofVersion.extend({ ruleId: ruleId() });
const xml = 'application/xml';
const dmn = { description: 'A DMN 1.3 document.', mediaType: xml } as const;
const view = { name: 'PolicyTable', schema: policyTableView() };
const kept = { 200: { description: 'The table.', body: view, headers: ['ETag'] } } as const;
const edit = { ...changeOfPolicy, ifMatch: true, answers: kept } as const;
const ofEdit = ['already_done', 'stale_version', 'decision_table_refused', ...refusalsOfChange] as const;

export const getDomainTable = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/tables/{table}',
  name: 'getDomainTable',
  summary: 'A decision table as the domain gives it, with the facts that its cells may ask about',
  params: ofDomain,
  answers: { 200: { description: 'The table.', body: { name: 'DomainTable', schema: domainTableView() } } },
});

export const exportDomainTable = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/tables/{table}.dmn',
  name: 'exportDomainTable',
  summary: 'The same as DMN 1.3',
  params: ofDomain,
  answers: { 200: dmn },
});

export const getPolicyTable = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/versions/{version}/tables/{table}',
  name: 'getPolicyTable',
  summary: 'A decision table as it counts under a version of the policy: its own, else the domain’s; escalation is the matrix of teams',
  params: ofVersion,
  answers: kept,
  problems: ['not_found'],
});

export const exportPolicyTable = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/versions/{version}/tables/{table}.dmn',
  name: 'exportPolicyTable',
  summary: 'The same as DMN 1.3; examples are kept in an extension of Relais',
  params: ofVersion,
  answers: { 200: { ...dmn, headers: ['ETag'] } },
  problems: ['not_found', 'decision_table_refused'],
});

export const tryPolicyTable = endpoint({
  ...readOfPolicy,
  method: 'POST',
  path: '/v1/policy/versions/{version}/tables/{table}/try',
  name: 'tryPolicyTable',
  summary: 'Which rules fire for the facts given, and why; and which examples of the table come out otherwise. Nothing is kept',
  params: ofVersion,
  body: { name: 'TableTry', schema: tableTry() },
  answers: { 200: { description: 'How it comes out.', body: { name: 'TableTryAnswer', schema: tableTryAnswer() } } },
  problems: ['not_found', 'decision_table_refused', 'rules_overlap', 'invalid_command'],
});

export const savePolicyTable = endpoint({
  ...edit,
  method: 'PUT',
  path: '/v1/policy/drafts/{version}/tables/{table}',
  name: 'savePolicyTable',
  summary: 'Replace a decision table of a draft whole; send its ETag as If-Match',
  params: ofVersion,
  body: { name: 'DecisionTable', schema: decisionTable(), io: 'input' },
  problems: [...ofEdit],
});

export const importPolicyTable = endpoint({
  ...edit,
  method: 'PUT',
  path: '/v1/policy/drafts/{version}/tables/{table}.dmn',
  name: 'importPolicyTable',
  summary: 'The same from a DMN 1.3 document, refused whole where a table has no place for something in it',
  params: ofVersion,
  body: { name: 'DmnDocument', schema: dmnText(), io: 'input' },
  bodyMediaType: xml,
  problems: [...ofEdit],
});

export const resetPolicyTable = endpoint({
  ...edit,
  path: '/v1/policy/drafts/{version}/tables/{table}/reset',
  name: 'resetPolicyTable',
  summary: 'Let the domain’s own table count again',
  params: z.strictObject({ version: versionNumber(), table: z.enum(domainTables) }),
  problems: ['already_done', 'stale_version', ...refusalsOfChange],
});

export const addTableRule = endpoint({
  ...edit,
  path: '/v1/policy/drafts/{version}/tables/{table}/rules',
  name: 'addTableRule',
  summary: 'Add a rule to a table of a draft; the first edit of a table that is the domain’s begins from it',
  params: ofVersion,
  body: { name: 'TableRuleAdd', schema: tableRuleAdd() },
  problems: ['invalid_command', ...ofEdit],
});

export const replaceTableRule = endpoint({
  ...edit,
  method: 'PUT',
  path: '/v1/policy/drafts/{version}/tables/{table}/rules/{ruleId}',
  name: 'replaceTableRule',
  summary: 'Let a rule say something else; its name and place stay',
  params: ofRule,
  body: { name: 'TableRuleReplace', schema: tableRuleReplace() },
  problems: [...ofEdit],
});

export const moveTableRule = endpoint({
  ...edit,
  path: '/v1/policy/drafts/{version}/tables/{table}/rules/{ruleId}/move',
  name: 'moveTableRule',
  summary: 'Put a rule in front of another, or at the end',
  params: ofRule,
  body: { name: 'TableRuleMove', schema: tableRuleMove() },
  problems: ['invalid_command', ...ofEdit],
});

export const removeTableRule = endpoint({
  ...edit,
  path: '/v1/policy/drafts/{version}/tables/{table}/rules/{ruleId}/remove',
  name: 'removeTableRule',
  summary: 'Take a rule out of a table; the last one stays',
  params: ofRule,
  problems: [...ofEdit],
});

export const policyTableEndpoints = [
  getDomainTable,
  exportDomainTable,
  getPolicyTable,
  exportPolicyTable,
  tryPolicyTable,
  savePolicyTable,
  importPolicyTable,
  resetPolicyTable,
  addTableRule,
  replaceTableRule,
  moveTableRule,
  removeTableRule,
] as const;
