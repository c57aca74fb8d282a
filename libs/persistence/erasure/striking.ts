// Strikes the person's name out of what others wrote, in any case of the organisation; what cannot be changed in part is emptied (ADR 17).
import type { EntityManager } from 'typeorm';
import { hasRequest, opaque, unsendable, withoutRequest } from './emptying';
import { type NamingPattern, struckOut } from './naming-pattern';
import { specialColumns, wordsColumns } from './personal-columns';
import type { Change, Tally } from './tally';

/** Everywhere but in dossiers, for the cases of the ids. */
export function strikings(cases: readonly string[], pattern: NamingPattern): Change[] {
  const words = wordsColumns.map(
    ({ table, column, case: key }): Change => ({
      field: `${table}.${column}`,
      how: 'struckOut',
      sql: `update "${table}" set "${column}" = regexp_replace("${column}", $2, '${struckOut}', 'gi')
        where "${key}" = any($1) and "${column}" ~* $2 returning "${key}" as case_id`,
      values: [cases, pattern.sql],
    }),
  );
  return [...words, ...specials.map((special) => ({ ...special, values: [cases, pattern.sql] }))];
}

const ofCase = 'escalation_id = any($1)';
const itsCase = 'returning escalation_id as case_id';
const requestNames = `${hasRequest} and concat_ws(' ', body::text, outcome_body::text) ~* $2`;
const ofTickets = 'id in (select ticket_id from escalation where id = any($1))';

const specials: readonly Omit<Change, 'values'>[] = [
  {
    field: 'timeline_entry.text',
    how: 'emptied',
    sql: `update timeline_entry set text = null, text_salt = null where ${ofCase} and text::text ~* $2 ${itsCase}`,
  },
  { field: 'command.body', how: 'emptied', sql: `update command set ${withoutRequest} where ${ofCase} and ${requestNames} ${itsCase}` },
  { field: 'command.key', how: 'struckOut', sql: `update command set key = ${opaque} where ${ofCase} and key ~* $2 ${itsCase}` },
  { field: 'evidence.link', how: 'emptied', sql: `update evidence set link = null where ${ofCase} and link ~* $2 ${itsCase}` },
  {
    field: 'message.address',
    how: 'emptied',
    sql: `update message set address = null, ${unsendable} where ${ofCase} and address ~* $2 ${itsCase}`,
  },
  {
    field: 'ticket.reference',
    how: 'struckOut',
    sql: `update ticket set reference = ${opaque} where ${ofTickets} and reference ~* $2 returning null::uuid as case_id`,
  },
  {
    field: 'ticket.link',
    how: 'emptied',
    sql: `update ticket set link = null where ${ofTickets} and link ~* $2 returning null::uuid as case_id`,
  },
];

/** Requests that belong to no case, and the names that administrators gave. */
export function strikingsOutsideCases(organisationId: string, pattern: NamingPattern): Change[] {
  const values = [organisationId, pattern.sql];
  const labels = specialColumns('label').map(
    ({ table, column }): Change => ({
      field: `${table}.${column}`,
      how: 'struckOut',
      sql: `update "${table}" set "${column}" = regexp_replace("${column}", $2, '${struckOut}', 'gi')
        where organisation_id = $1 and "${column}" ~* $2 returning null::uuid as case_id`,
      values,
    }),
  );
  const ofNone = 'organisation_id = $1 and escalation_id is null';
  return [
    ...labels,
    {
      field: 'command.body',
      how: 'emptied',
      sql: `update command set ${withoutRequest} where ${ofNone} and ${requestNames} ${itsCase}`,
      values,
    },
    { field: 'command.key', how: 'struckOut', sql: `update command set key = ${opaque} where ${ofNone} and key ~* $2 ${itsCase}`, values },
  ];
}

interface DossierRow {
  readonly case_id: string;
  readonly version: number;
  readonly content: unknown;
}

interface TrailRow {
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Names that administrators gave to keys, as the trail of the configuration tells them. */
export async function strikeTrail(
  manager: EntityManager,
  { organisationId, pattern, tally }: { organisationId: string; pattern: NamingPattern; tally: Tally },
): Promise<void> {
  const rows = await manager.query<TrailRow[]>(
    `select id, before, after from config_change where organisation_id = $1 and concat_ws(' ', before::text, after::text) ~* $2`,
    [organisationId, pattern.sql],
  );
  for (const { id, ...row } of rows) {
    for (const column of ['before', 'after'] as const) {
      const [was, is] = [row[column], struck(row[column], { pattern: pattern.js, name: '' })].map((value) => JSON.stringify(value));
      if (is === was) continue;
      await manager.query(`update config_change set ${column} = $2 where id = $1`, [id, is]);
      tally.add({ field: `config_change.${column}`, how: 'struckOut', rows: [{ case_id: null }] });
    }
  }
}

/** Of a dossier only what people wrote is changed: its codes keep what they mean, also for somebody who is called like one. */
export async function strikeDossiers(
  manager: EntityManager,
  { cases, pattern, tally }: { cases: readonly string[]; pattern: NamingPattern; tally: Tally },
): Promise<void> {
  const rows = await manager.query<DossierRow[]>(
    `select escalation_id as case_id, version, content from dossier where ${ofCase} and content::text ~* $2`,
    [cases, pattern.sql],
  );
  const changed = rows.map((row) => ({ ...row, struck: struck(row.content, { pattern: pattern.js, name: '' }) }));
  for (const { case_id: id, version, struck: content } of changed) {
    await manager.query('update dossier set content = $3 where escalation_id = $1 and version = $2', [
      id,
      version,
      JSON.stringify(content),
    ]);
  }
  tally.add({ field: 'dossier.content', how: 'struckOut', rows });
}

const codes: ReadonlySet<string> = new Set(['kind', 'answer', 'churnRisk', 'currency']);

function struck(value: unknown, { pattern, name }: { pattern: RegExp; name: string }): unknown {
  if (typeof value === 'string') return codes.has(name) ? value : struckText(value, { pattern, name });
  if (Array.isArray(value)) return value.map((item) => struck(item, { pattern, name: '' }));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, struck(inner, { pattern, name: key })]));
}

/** An address with a hole in it is no address. */
function struckText(value: string, { pattern, name }: { pattern: RegExp; name: string }): string {
  const changed = value.replace(pattern, struckOut);
  return name === 'link' && changed !== value ? 'https://erased.invalid/' : changed;
}
