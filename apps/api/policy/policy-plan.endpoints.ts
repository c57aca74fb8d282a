// What publishing a document would change, as a row of the endpoint table: nothing is kept, so rules can live in a file and be looked at first.
import { policyDraftSave, policyPlanView } from '@relais/contracts';
import { companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

export const planPolicy = endpoint({
  method: 'POST',
  path: '/v1/policy/plan',
  name: 'planPolicy',
  tag: 'policy',
  summary: 'What would publishing this document change, place by place, and what does the check find? Nothing is kept',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('Ceilings and costs are the company’s own.'),
  keyed: false,
  body: { name: 'PolicyPlanAsked', schema: policyDraftSave(), io: 'input' },
  answers: { 200: { description: 'The differences and the findings.', body: { name: 'PolicyPlan', schema: policyPlanView() } } },
  problems: ['no_published_policy', 'invalid_command'],
});
