// Empties every text of the cases of an erased customer; the rows, their codes and the chain of the timeline stay (ADR 17).

import { wordsColumns } from './personal-columns';
import type { Change } from './tally';

/** A message that nobody will get any more says so. */
export const unsendable = `status = case when status = 'queued' then 'failed' else status end,
  code = case when status = 'queued' then 'erased' else code end`;

/** A request whose words are gone is known again by nobody: its hash could else be found out by trying. */
export const withoutRequest = `body = null, outcome_body = null, request_hash = 'erased'`;
export const hasRequest = '(body is not null or outcome_body is not null)';

/** An opaque word in the place of a name that must stay unique. */
export const opaque = `'erased-' || id`;

/** All of it, for the cases of the ids. */
export function emptyings(cases: readonly string[]): Change[] {
  const values = [cases];
  const how = 'emptied' as const;
  const words = wordsColumns.map(({ table, column, case: key }) => ({
    field: `${table}.${column}`,
    sql: `update "${table}" set "${column}" = null where "${key}" = any($1) and "${column}" is not null returning "${key}" as case_id`,
  }));
  return [...words, ...specials].map(({ field, sql }) => ({ field, how, sql, values }));
}

const ofCase = 'escalation_id = any($1)';
const itsCase = 'returning escalation_id as case_id';

const specials = [
  {
    field: 'timeline_entry.text',
    sql: `update timeline_entry set text = null, text_salt = null where ${ofCase} and text is not null ${itsCase}`,
  },
  { field: 'dossier.content', sql: `update dossier set content = null where ${ofCase} and content is not null ${itsCase}` },
  { field: 'command.body', sql: `update command set ${withoutRequest} where ${ofCase} and ${hasRequest} ${itsCase}` },
  { field: 'evidence.link', sql: `update evidence set link = null where ${ofCase} and link is not null ${itsCase}` },
  {
    field: 'message.address',
    sql: `update message set address = null, ${unsendable} where ${ofCase} and user_id is null and address is not null ${itsCase}`,
  },
  {
    field: 'ticket.reference',
    sql: `update ticket set reference = ${opaque}, link = null
      where id in (select ticket_id from escalation where id = any($1)) and (reference <> ${opaque} or link is not null) returning null::uuid as case_id`,
  },
];
