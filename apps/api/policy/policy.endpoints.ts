// The read of the published policy, as a row of the endpoint table.
import { policyView } from '@relais/contracts';
import { companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

export const getPolicy = endpoint({
  method: 'GET',
  path: '/v1/policy',
  name: 'getPolicy',
  tag: 'policy',
  summary: 'The published policy, which new cases take along',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('Ceilings and costs are the company’s own.'),
  keyed: false,
  problems: ['not_found'],
  answers: { 200: { description: 'The policy.', body: { name: 'Policy', schema: policyView() }, headers: ['ETag'] } },
});
