// Who answers for a team when, as rows of the endpoint table: plans, overrides, swaps, questions and calendars.
import {
  id,
  instant,
  onCallPeriodView,
  onCallPlan,
  onCallPlanView,
  onCallPreview,
  onCallView,
  overrideRequest,
  swapRequest,
} from '@relais/contracts';
import { z } from 'zod';
import { type Access, companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const plan = { name: 'OnCallPlan', schema: onCallPlanView() };
const periods = z.object({ items: z.array(onCallPeriodView()) });
const path = z.strictObject({ teamId: id() });
const window = z.strictObject({ team: id(), from: instant(), to: instant().describe('excluded; 92 days after from at most') });

const readers = companyOnly('Whoever works on cases needs to know who answers; when people work is the company’s own.');
/** Managers of the team itself. */
const planners: Access = {
  about: 'organisation',
  roles: ['manager', 'operator', 'admin'],
  partners: false,
  machines: true,
  because:
    'Who answers is planned by the managers of the team and by whoever runs the organisation; a backend may with a key of that scope.',
};
const read = { method: 'GET', tag: 'on call', scope: 'organisation:read', acting: 'optional', access: readers, keyed: false } as const;
const change = {
  tag: 'on call',
  scope: 'roster:write',
  acting: 'optional',
  access: planners,
  keyed: true,
  ifMatch: true,
  params: path,
} as const;
const ofChange = ['not_entitled', 'not_found', 'stale_version', 'on_call_plan_refused', 'idempotency_key_reused', 'key_in_use'] as const;
const saved = (description: string) => ({ 200: { description, body: plan, headers: ['ETag'] } }) as const;

export const getOnCallPlan = endpoint({
  ...read,
  path: '/v1/teams/{teamId}/on-call',
  name: 'getOnCallPlan',
  summary: 'The newest version of a team’s on-call plan',
  params: path,
  answers: saved('The plan.'),
  problems: ['not_found'],
});

export const saveOnCallPlan = endpoint({
  ...change,
  method: 'PUT',
  path: '/v1/teams/{teamId}/on-call',
  name: 'saveOnCallPlan',
  summary: 'Save a new version of a team’s on-call plan; If-Match "0" where there is none yet',
  body: { name: 'OnCallPlanSave', schema: onCallPlan(), io: 'input' },
  answers: saved('Saved; it counts from now on.'),
  problems: ofChange,
});

export const overrideOnCall = endpoint({
  ...change,
  method: 'POST',
  path: '/v1/teams/{teamId}/on-call/overrides',
  name: 'overrideOnCall',
  summary: 'Let somebody answer from one instant to another, whoever’s turn it is',
  body: { name: 'OnCallOverride', schema: overrideRequest(), io: 'input' },
  answers: saved('The plan with the override.'),
  problems: ofChange,
});

export const swapOnCall = endpoint({
  ...change,
  method: 'POST',
  path: '/v1/teams/{teamId}/on-call/swaps',
  name: 'swapOnCall',
  summary: 'Let two people take each other’s stretch; each stretch must be wholly its person’s by the plan',
  body: { name: 'OnCallSwap', schema: swapRequest(), io: 'input' },
  answers: saved('The plan with both overrides.'),
  problems: ofChange,
});

export const whoIsOnCall = endpoint({
  ...read,
  path: '/v1/on-call',
  name: 'whoIsOnCall',
  summary: 'Who answers for a team at an instant, why, who backs them up, and who was expected',
  query: z.strictObject({ team: id(), at: instant().optional().describe('now unless given') }),
  answers: { 200: { description: 'Who is on call.', body: { name: 'OnCall', schema: onCallView() } } },
  problems: ['not_found'],
});

export const onCallCalendar = endpoint({
  ...read,
  path: '/v1/on-call/calendar',
  name: 'onCallCalendar',
  summary: 'Who answers for a team over a stretch of time, piece by piece',
  query: window,
  answers: { 200: { description: 'The pieces, without gap or overlap.', body: { name: 'OnCallCalendar', schema: periods } } },
  problems: ['not_found'],
});

export const exportOnCallCalendar = endpoint({
  ...read,
  path: '/v1/on-call/calendar.ics',
  name: 'exportOnCallCalendar',
  summary: 'The same as iCalendar (RFC 5545); a piece that nobody answers for is an event too',
  query: window,
  answers: { 200: { description: 'An iCalendar file.', mediaType: 'text/calendar' } },
  problems: ['not_found'],
});

export const previewOnCall = endpoint({
  ...read,
  method: 'POST',
  path: '/v1/on-call/preview',
  name: 'previewOnCall',
  summary: 'Who would answer by a plan that is not saved; nothing is kept',
  body: { name: 'OnCallPreviewRequest', schema: onCallPreview(), io: 'input' },
  answers: {
    200: {
      description: 'Asked with `at`: onCall; with `from` and `to`: periods.',
      body: {
        name: 'OnCallPreview',
        schema: z.object({ onCall: onCallView().nullable(), periods: z.array(onCallPeriodView()).nullable() }),
      },
    },
  },
  problems: ['on_call_plan_refused'],
});

export const onCallEndpoints = [
  getOnCallPlan,
  saveOnCallPlan,
  overrideOnCall,
  swapOnCall,
  whoIsOnCall,
  onCallCalendar,
  exportOnCallCalendar,
  previewOnCall,
] as const;
