// The places that are searched for a person's words: all that Temporal keeps, all that the processes print, and, to prove the search, Postgres.
import type { Client as TemporalClient } from '@temporalio/client';
import type { Pool } from 'pg';

/** All strings inside a value, and what its bytes say as text: payloads are bytes. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${textIn(inner)}`)
    .join('\n');
}

/** Inputs, results, failures, stacks, memo, search attributes, ids and names of every workflow: its history, and its description with what is pending. */
export async function textInTemporal(client: TemporalClient, workflowIds: readonly string[]): Promise<string> {
  const texts = workflowIds.map(async (workflowId) => {
    const handle = client.workflow.getHandle(workflowId);
    const { raw } = await handle.describe();
    return textIn({ history: await handle.fetchHistory(), raw });
  });
  return (await Promise.all(texts)).join('\n');
}

/** Every row of every table of ours, as JSON. */
export async function textInPostgres(database: Pick<Pool, 'query'>): Promise<string> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await database.query<{ row: unknown }>(`select row_to_json(t) as row from ${name} t`);
    texts.push(...rows.map(({ row }) => textIn(row)));
  }
  return texts.join('\n');
}

/** The surroundings of each finding, at most ten: enough to see where it came from. */
export const findings = (text: string, wanted: RegExp): string[] =>
  [...text.matchAll(new RegExp(`.{0,80}(?:${wanted.source}).{0,60}`, 'gi'))].map(([found]) => found).slice(0, 10);
