// Bringing a version of the policy to running cases, as rows of the endpoint table: looked at first, then done.
import {
  caseView,
  id,
  policyApplicationStatuses,
  policyApplicationView,
  policyApply,
  policyApplyPreview,
  policyApplyToMany,
  policyApplyToManyPreview,
  policyPreviewPage,
  policyPreviewWhole,
  runningCasesView,
} from '@relais/contracts';
import { z } from 'zod';
import { type Access, asTheCommandTableSays, companyOnly } from '../access/access';
import { type CommandEndpoint, escalationPath, refusals } from '../commands/command.endpoints';
import { endpoint } from '../http/endpoint';
import { versionNumber } from './policy-version.endpoints';

const path = z.strictObject({ version: versionNumber() });
const because = 'The table of commands gives `apply_policy` to operators.';
/** As the table of commands says of `apply_policy`. */
const operators: Access = { about: 'cases', roles: ['operator'], partners: false, machines: false, reads: 'search', because };
const calculation = { method: 'POST', tag: 'policy', scope: 'escalations:read', acting: 'required', keyed: false } as const;

export const previewPolicyOfCase = endpoint({
  ...calculation,
  path: '/v1/escalations/{escalationId}/policy/preview',
  name: 'previewPolicyOfCase',
  summary: 'What a published version would do to one case: each clock with its deadlines before and after; nothing is changed',
  access: { ...operators, about: 'case', reads: 'case' },
  params: escalationPath,
  body: { name: 'PolicyApplyPreview', schema: policyApplyPreview() },
  answers: { 200: { description: 'The difference.', body: { name: 'PolicyPreview', schema: policyPreviewWhole() } } },
  problems: ['not_found', 'already_done', 'not_allowed_now'],
});

export const applyPolicy = {
  ...endpoint({
    method: 'POST',
    path: '/v1/escalations/{escalationId}/policy',
    name: 'applyPolicy',
    tag: 'commands',
    summary: 'Let a running case live by a published version of the policy from now on, on the hours of its calendar as it is now',
    scope: 'escalations:write',
    access: asTheCommandTableSays,
    acting: 'required',
    keyed: true,
    ifMatch: true,
    params: escalationPath,
    body: { name: 'PolicyApply', schema: policyApply() },
    answers: {
      200: { description: 'Taken and recorded: the case after it.', body: { name: 'Case', schema: caseView() }, headers: ['ETag'] },
    },
    problems: refusals,
  }),
  command: 'apply_policy',
} as const satisfies CommandEndpoint<'apply_policy'>;

export const previewPolicyOfCases = endpoint({
  ...calculation,
  path: '/v1/policy/versions/{version}/apply/preview',
  name: 'previewPolicyOfCases',
  summary: 'What a published version would do to the running cases that fit, page by page; nothing is changed',
  access: operators,
  params: path,
  body: { name: 'PolicyApplyToManyPreview', schema: policyApplyToManyPreview(), io: 'input' },
  answers: { 200: { description: 'A page of differences.', body: { name: 'PolicyPreviewPage', schema: policyPreviewPage() } } },
  problems: ['not_found', 'already_done', 'invalid_cursor'],
});

export const applyPolicyToCases = endpoint({
  method: 'POST',
  path: '/v1/policy/versions/{version}/apply',
  name: 'applyPolicyToCases',
  tag: 'policy',
  summary: 'Let the running cases that fit live by a published version; taken at once, done case by case, each exactly once',
  scope: 'escalations:write',
  access: { ...operators, reads: undefined },
  acting: 'required',
  keyed: true,
  params: path,
  body: { name: 'PolicyApplyToMany', schema: policyApplyToMany(), io: 'input' },
  answers: {
    202: {
      description: 'Chosen and on their way; read the application for what became of each.',
      body: { name: 'PolicyApplication', schema: policyApplicationView() },
      headers: ['Location'],
    },
  },
  problems: ['not_entitled', 'not_found', 'already_done', 'invalid_command', 'idempotency_key_reused', 'key_in_use'],
});

const read = { method: 'GET', tag: 'policy', acting: 'optional', keyed: false } as const;

export const getPolicyApplication = endpoint({
  ...read,
  path: '/v1/policy/applications/{applicationId}',
  name: 'getPolicyApplication',
  summary: 'What became of each case that a version was applied to: waiting, applied, or refused and why',
  scope: 'escalations:read',
  access: { about: 'organisation', roles: ['operator', 'admin'], partners: false, machines: true, because },
  params: z.strictObject({ applicationId: id() }),
  query: z.strictObject({ status: z.enum(policyApplicationStatuses).optional().describe('only cases of which this is so') }),
  answers: { 200: { description: 'The application.', body: { name: 'PolicyApplication', schema: policyApplicationView() } } },
  problems: ['not_found'],
});

export const countRunningCases = endpoint({
  ...read,
  path: '/v1/policy/running-cases',
  name: 'countRunningCases',
  summary: 'How many running cases live by which version of the policy',
  scope: 'organisation:read',
  access: companyOnly('How many cases there are is the company’s own.'),
  answers: { 200: { description: 'Versions, the newest first.', body: { name: 'RunningCases', schema: runningCasesView() } } },
});

export const policyApplicationEndpoints = [
  previewPolicyOfCase,
  applyPolicy,
  previewPolicyOfCases,
  applyPolicyToCases,
  getPolicyApplication,
  countRunningCases,
] as const;
