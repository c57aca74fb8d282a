// The question which trigger rules a ticket fires, as a row of the endpoint table: a calculation, nothing is kept.
import { triggersAnswer, triggersQuestion } from '@relais/contracts';
import { everyRole } from '../access/access';
import { endpoint } from '../http/endpoint';

export const adviseOnTriggers = endpoint({
  method: 'POST',
  path: '/v1/advice/triggers',
  name: 'adviseOnTriggers',
  tag: 'advice',
  summary: 'Which trigger rules of the published policy do these facts of a ticket fire, and by which words or figures?',
  scope: 'escalations:read',
  access: everyRole,
  acting: 'optional',
  keyed: false,
  body: { name: 'TriggersQuestion', schema: triggersQuestion() },
  answers: { 200: { description: 'The rules that fire, in their order.', body: { name: 'TriggersAnswer', schema: triggersAnswer() } } },
  problems: ['no_published_policy'],
});
