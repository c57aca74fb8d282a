// What is wrong with the roster, as a row of the endpoint table.
import { rosterFindingView } from '@relais/contracts';
import { z } from 'zod';
import { type Access } from '../access/access';
import { endpoint } from '../http/endpoint';

const access: Access = {
  about: 'organisation',
  roles: ['manager', 'direction', 'operator', 'admin'],
  partners: false,
  machines: true,
  because: 'Whoever plans or runs the organisation mends it.',
};

export const getRosterHealth = endpoint({
  method: 'GET',
  path: '/v1/roster-health',
  name: 'getRosterHealth',
  tag: 'on call',
  summary: 'What would leave a case with nobody in the next 14 days; also mailed to operators every week',
  scope: 'organisation:read',
  acting: 'optional',
  access,
  keyed: false,
  answers: {
    200: {
      description: 'Empty when all is well.',
      body: { name: 'RosterHealth', schema: z.object({ items: z.array(rosterFindingView()) }) },
    },
  },
});
