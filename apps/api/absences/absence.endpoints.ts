// Who is away and who stands in for them, as rows of the endpoint table.
import { absence, absenceView, id, roles } from '@relais/contracts';
import { z } from 'zod';
import { type Access, companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const view = { name: 'Absence', schema: absenceView() };
/** Their own; a manager those of the people of their teams, operators and administrators everybody's. */
const access: Access = {
  about: 'organisation',
  roles,
  partners: true,
  machines: true,
  because: 'Everybody says when they are away themselves; managers for their teams, whoever runs the organisation for all.',
};
const change = { method: 'POST', tag: 'on call', scope: 'roster:write', acting: 'optional', access, keyed: true } as const;
const ofChange = ['not_entitled', 'not_found', 'idempotency_key_reused', 'key_in_use'] as const;

export const listAbsences = endpoint({
  method: 'GET',
  path: '/v1/absences',
  name: 'listAbsences',
  tag: 'on call',
  summary: 'Absences under way or to come, by their start',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('Who is away is the company’s own.'),
  keyed: false,
  answers: { 200: { description: 'All of them.', body: { name: 'AbsenceList', schema: z.object({ items: z.array(absenceView()) }) } } },
});

export const recordAbsence = endpoint({
  ...change,
  path: '/v1/absences',
  name: 'recordAbsence',
  summary: 'Say that somebody is away and who takes what would be theirs; deputies in a circle are refused with the circle',
  body: { name: 'AbsenceRequest', schema: absence(), io: 'input' },
  answers: { 201: { description: 'Recorded; it counts from its first instant on.', body: view } },
  problems: ['absence_refused', ...ofChange],
});

export const endAbsence = endpoint({
  ...change,
  path: '/v1/absences/{absenceId}/end',
  name: 'endAbsence',
  summary: 'They are back: an absence ends now, one to come never begins',
  params: z.strictObject({ absenceId: id() }),
  body: { name: 'AbsenceEnd', schema: z.strictObject({}), io: 'input' },
  answers: { 200: { description: 'Ended.', body: view } },
  problems: ofChange,
});

export const absenceEndpoints = [listAbsences, recordAbsence, endAbsence] as const;
