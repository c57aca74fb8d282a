// Drafts, publications and comparisons of a policy, as rows of the endpoint table.
import {
  policyCheckView,
  policyDifference,
  policyDraftCreate,
  policyDraftSave,
  policyPublication,
  policyPublish,
  policyRollBack,
  policyVersionView,
  policyVersionWhole,
} from '@relais/contracts';
import { z } from 'zod';
import { type Access, companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

export const versionNumber = () => z.coerce.number().int().min(1).max(1_000_000_000);
const whole = { name: 'PolicyVersion', schema: policyVersionWhole() };
const publication = { name: 'PolicyPublication', schema: policyPublication() };
const path = z.strictObject({ version: versionNumber() });

/** Rules are somebody's decision: a key alone publishes nothing. */
const writers: Access = {
  about: 'organisation',
  roles: ['operator', 'admin'],
  partners: false,
  machines: false,
  because: 'The rules are the operator’s and the administrator’s; each version has an author and a person who published it.',
};
export const readOfPolicy = {
  method: 'GET',
  tag: 'policy',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('Ceilings and costs are the company’s own.'),
  keyed: false,
} as const;
export const changeOfPolicy = {
  method: 'POST',
  tag: 'policy',
  scope: 'organisation:write',
  acting: 'required',
  access: writers,
  keyed: true,
} as const;
export const refusalsOfChange = ['not_entitled', 'not_found', 'idempotency_key_reused', 'key_in_use'] as const;

export const listPolicyVersions = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/versions',
  name: 'listPolicyVersions',
  summary: 'The versions of the policy, drafts too, the newest first, without their documents',
  query: z.strictObject({
    before: z.int().min(1).max(1_000_000_000).optional().describe('only versions below this one'),
    limit: z.int().min(1).max(200).default(50),
  }),
  answers: {
    200: {
      description: 'Versions, the newest first.',
      body: { name: 'PolicyVersionList', schema: z.object({ items: z.array(policyVersionView()) }) },
    },
  },
});

export const getPolicyVersion = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/versions/{version}',
  name: 'getPolicyVersion',
  summary: 'One version of the policy, whole; the ETag of a draft counts its saves',
  params: path,
  answers: { 200: { description: 'The version.', body: whole, headers: ['ETag'] } },
  problems: ['not_found'],
});

export const comparePolicyVersions = endpoint({
  ...readOfPolicy,
  path: '/v1/policy/versions/{from}/diff/{to}',
  name: 'comparePolicyVersions',
  summary: 'What differs between two versions, place by place; lists are compared position by position',
  params: z.strictObject({ from: versionNumber(), to: versionNumber() }),
  answers: { 200: { description: 'What differs.', body: { name: 'PolicyDifference', schema: policyDifference() } } },
  problems: ['not_found'],
});

export const draftPolicy = endpoint({
  ...changeOfPolicy,
  path: '/v1/policy/drafts',
  name: 'draftPolicy',
  summary: 'Begin a draft from the published version, another one or a document of your own; nobody lives by a draft',
  body: { name: 'PolicyDraftCreate', schema: policyDraftCreate(), io: 'input' },
  answers: { 201: { description: 'The draft.', body: whole, headers: ['ETag', 'Location'] } },
  problems: ['invalid_command', ...refusalsOfChange],
});

export const savePolicyDraft = endpoint({
  ...changeOfPolicy,
  method: 'PUT',
  path: '/v1/policy/drafts/{version}',
  name: 'savePolicyDraft',
  summary: 'Replace the document of a draft whole; send its ETag as If-Match',
  ifMatch: true,
  params: path,
  body: { name: 'PolicyDraftSave', schema: policyDraftSave(), io: 'input' },
  answers: { 200: { description: 'The draft.', body: whole, headers: ['ETag'] } },
  problems: ['already_done', 'stale_version', 'invalid_command', ...refusalsOfChange],
});

export const checkPolicyDraft = endpoint({
  ...readOfPolicy,
  method: 'POST',
  path: '/v1/policy/drafts/{version}/check',
  name: 'checkPolicyDraft',
  summary: 'Could cases live by this draft? Every place that says no, and why; whole lives are walked; nothing is kept',
  params: path,
  answers: { 200: { description: 'What was found.', body: { name: 'PolicyCheck', schema: policyCheckView() } } },
  problems: ['not_found', 'already_done'],
});

export const publishPolicy = endpoint({
  ...changeOfPolicy,
  path: '/v1/policy/drafts/{version}/publish',
  name: 'publishPolicy',
  summary: 'Let new cases live by this draft from now on; If-Match: the version published now, else the one the draft is based on',
  ifMatch: true,
  params: path,
  body: { name: 'PolicyPublish', schema: policyPublish() },
  answers: { 200: { description: 'Published.', body: publication, headers: ['ETag', 'Location'] } },
  problems: ['already_done', 'stale_version', 'policy_refused', 'second_pair_needed', ...refusalsOfChange],
});

export const rollBackPolicy = endpoint({
  ...changeOfPolicy,
  path: '/v1/policy/versions/{version}/roll-back',
  name: 'rollBackPolicy',
  summary: 'Publish the rules of an older version again, as a new version; If-Match: the version published now',
  ifMatch: true,
  params: path,
  body: { name: 'PolicyRollBack', schema: policyRollBack() },
  answers: { 201: { description: 'Published.', body: publication, headers: ['ETag', 'Location'] } },
  problems: ['already_done', 'stale_version', 'policy_refused', 'second_pair_needed', ...refusalsOfChange],
});

export const policyVersionEndpoints = [
  listPolicyVersions,
  getPolicyVersion,
  comparePolicyVersions,
  draftPolicy,
  savePolicyDraft,
  checkPolicyDraft,
  publishPolicy,
  rollBackPolicy,
] as const;
