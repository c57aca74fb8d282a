// The read of a case's arbitrations, as a row of the endpoint table.
import { arbitrationView } from '@relais/contracts';
import { z } from 'zod';
import { whoeverSees } from '../access/access';
import { escalationPath } from '../commands/command.endpoints';
import { endpoint } from '../http/endpoint';

export const getArbitration = endpoint({
  method: 'GET',
  path: '/v1/escalations/{escalationId}/arbitration',
  access: whoeverSees('arbitration'),
  name: 'getArbitration',
  tag: 'escalations',
  summary:
    'The arbitrations of a case, newest first: positions, options, who settles by when, and the message that ends it; the read is recorded',
  scope: 'escalations:read',
  acting: 'optional',
  keyed: false,
  params: escalationPath,
  answers: {
    200: {
      description: 'All arbitrations of the case; none is an empty list.',
      body: { name: 'ArbitrationList', schema: z.object({ items: z.array(arbitrationView()) }) },
    },
  },
  problems: ['not_found'],
});

export const arbitrationEndpoints = [getArbitration] as const;
