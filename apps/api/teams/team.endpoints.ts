// The reads of teams, as rows of the endpoint table.
import { teamView } from '@relais/contracts';
import { z } from 'zod';
import { everyRole } from '../access/access';
import { endpoint } from '../http/endpoint';

export const listTeams = endpoint({
  method: 'GET',
  path: '/v1/teams',
  name: 'listTeams',
  tag: 'organisation',
  summary: 'All teams, by level and name',
  scope: 'organisation:read',
  acting: 'optional',
  access: everyRole,
  keyed: false,
  answers: { 200: { description: 'All teams.', body: { name: 'TeamList', schema: z.object({ items: z.array(teamView()) }) } } },
});
