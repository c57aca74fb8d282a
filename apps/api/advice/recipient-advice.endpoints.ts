// The question to the escalation matrix, as a row of the endpoint table: a calculation, nothing is kept.
import { recipientAnswer, recipientQuestion } from '@relais/contracts';
import { everyRole } from '../access/access';
import { endpoint } from '../http/endpoint';

export const adviseOnRecipient = endpoint({
  method: 'POST',
  path: '/v1/advice/recipient',
  name: 'adviseOnRecipient',
  tag: 'advice',
  summary: 'Which team would take such a case at that level? The row of the published matrix that fires, and why',
  scope: 'escalations:read',
  access: everyRole,
  acting: 'optional',
  keyed: false,
  body: { name: 'RecipientQuestion', schema: recipientQuestion() },
  answers: { 200: { description: 'The team, if any.', body: { name: 'RecipientAnswer', schema: recipientAnswer() } } },
  problems: ['no_published_policy'],
});
