// The reads of people, as rows of the endpoint table.
import { userView } from '@relais/contracts';
import { z } from 'zod';
import { companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

export const listUsers = endpoint({
  method: 'GET',
  path: '/v1/users',
  name: 'listUsers',
  tag: 'organisation',
  summary: 'All people, by user name; words are null once erased',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('Names and addresses of the company’s people are no partner’s business.'),
  keyed: false,
  answers: { 200: { description: 'All people.', body: { name: 'UserList', schema: z.object({ items: z.array(userView()) }) } } },
});
