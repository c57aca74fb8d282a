// The endpoint that hands a case over.
import { caseView, raise, roles } from '@relais/contracts';
import { endpoint } from '../http/endpoint';

const known = { name: 'Case', schema: caseView() };

export const raiseEscalation = endpoint({
  method: 'POST',
  path: '/v1/escalations',
  name: 'raiseEscalation',
  tag: 'escalations',
  summary: 'Raise an escalation; a second one for a ticket with an open case joins it',
  scope: 'escalations:write',
  access: {
    about: 'cases',
    roles,
    partners: true,
    machines: false,
    because: 'Whoever talks to customers may raise; a ticket whose open case is hidden from them is refused.',
  },
  acting: 'required',
  keyed: true,
  body: { name: 'Raise', schema: raise() },
  answers: {
    200: { description: 'The ticket has an open case: this is it, with one more trigger.', body: known, headers: ['ETag'] },
    201: { description: 'Raised.', body: known, headers: ['ETag', 'Location'] },
    202: {
      description: 'Accepted for good; its workflow starts as soon as Temporal answers. The key does not remember this answer.',
      body: known,
      headers: ['ETag', 'Location'],
    },
  },
  problems: [
    'not_entitled',
    'idempotency_key_reused',
    'invalid_command',
    'no_published_policy',
    'case_too_long',
    'closed',
    'too_many_requests',
  ],
});
