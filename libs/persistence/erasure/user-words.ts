// What is about a user, not only in their name: what they were sent, and what was said of their work (ADR 17).
import { hasRequest, unsendable, withoutRequest } from './emptying';
import type { Change } from './tally';

const ofCase = 'escalation_id = any($1)';
const itsCase = 'returning escalation_id as case_id';

// The feedback of a case is about its initial agent; the rating about whoever gave that feedback.
const agents = 'escalation_id in (select id from escalation where id = any($1) and agent_id = $2)';
const givers = 'escalation_id in (select escalation_id from feedback where escalation_id = any($1) and given_by = $2)';
const about = (type: string): string => `((${type} = 'give_feedback' and ${agents}) or (${type} = 'rate_support' and ${givers}))`;

const messages = ['subject', 'body'].map((column) => ({
  field: `message.${column}`,
  sql: `update message set ${column} = null where ${ofCase} and user_id = $2 and ${column} is not null ${itsCase}`,
}));
const feedback = ['well_done', 'to_improve', 'to_learn', 'lesson'].map((column) => ({
  field: `feedback.${column}`,
  sql: `update feedback set ${column} = null where ${agents} and ${column} is not null ${itsCase}`,
}));

const rules = [
  ...messages,
  {
    field: 'message.address',
    sql: `update message set address = null, ${unsendable} where ${ofCase} and user_id = $2 and address is not null ${itsCase}`,
  },
  ...feedback,
  {
    field: 'feedback.rating_comment',
    sql: `update feedback set rating_comment = null where ${ofCase} and given_by = $2 and rating_comment is not null ${itsCase}`,
  },
  {
    field: 'timeline_entry.text',
    sql: `update timeline_entry set text = null, text_salt = null where ${ofCase} and text is not null and ${about('type')} ${itsCase}`,
  },
  { field: 'command.body', sql: `update command set ${withoutRequest} where ${ofCase} and ${hasRequest} and ${about('type')} ${itsCase}` },
];

/** All of it, for the cases of the ids. */
export const emptyingsOfUser = (cases: readonly string[], userId: string): Change[] =>
  rules.map(({ field, sql }) => ({ field, how: 'emptied', sql, values: [cases, userId] }));
