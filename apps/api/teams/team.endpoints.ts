// The calls on teams, as rows of the endpoint table.
import { id, teamCalendarChoice, teamView } from '@relais/contracts';
import { z } from 'zod';
import { everyRole, operatorsOnly } from '../access/access';
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

export const chooseTeamCalendar = endpoint({
  method: 'PUT',
  path: '/v1/teams/{teamId}/calendar',
  name: 'chooseTeamCalendar',
  tag: 'calendars',
  summary: 'Let a team work hours of its own, or those of the organisation; cases that run keep theirs',
  scope: 'organisation:write',
  acting: 'optional',
  access: operatorsOnly,
  keyed: true,
  params: z.strictObject({ teamId: id() }),
  body: { name: 'TeamCalendarChoice', schema: teamCalendarChoice() },
  answers: { 200: { description: 'The team.', body: { name: 'Team', schema: teamView() } } },
  problems: ['not_found', 'invalid_command', 'idempotency_key_reused', 'key_in_use'],
});
