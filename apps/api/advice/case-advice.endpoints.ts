// The question what is advised on one case, as a row of the endpoint table.
import { caseAdvice, caseAdviceQuestion } from '@relais/contracts';
import { whoeverSees } from '../access/access';
import { escalationPath } from '../commands/command.endpoints';
import { endpoint } from '../http/endpoint';

export const adviseOnCase = endpoint({
  method: 'GET',
  tag: 'advice',
  scope: 'escalations:read',
  access: whoeverSees('advice'),
  acting: 'optional',
  keyed: false,
  path: '/v1/escalations/{escalationId}/advice',
  name: 'adviseOnCase',
  summary: 'What the matrices that the case lives by advise on it, what its customer asked before, and how the like was decided',
  params: escalationPath,
  query: caseAdviceQuestion(),
  answers: { 200: { description: 'The advice.', body: { name: 'CaseAdvice', schema: caseAdvice() } } },
  problems: ['not_found'],
});
