// Writes a policy as YAML that people read, compare and keep: names instead of ids, one row of the matrix per line.
import type { PolicyDocument } from '@relais/contracts';
import { type Document, isMap, isSeq, stringify, Document as YamlDocument } from 'yaml';
import { nameOf, type PolicyNames } from './names';

interface Written {
  readonly document: PolicyDocument;
  readonly calendarId: string;
}

/** The file's text; read again with the same names it is the same policy. `about` stands above it, line by line. */
export function writePolicyFile(
  { document: { matrix, ...document }, calendarId }: Written,
  { names, about }: { names: PolicyNames; about: readonly string[] },
): string {
  const rows = matrix.map(({ teamId, ...conditions }) => ({ ...conditions, team: nameOf(teamId, names.teams) }));
  const file = new YamlDocument(
    { calendar: nameOf(calendarId, names.calendars), ...document, matrix: rows },
    { aliasDuplicateObjects: false },
  );
  file.commentBefore = about.map((line) => ` ${line}`).join('\n');
  inOneLine(file, 'matrix');
  return stringify(file, { lineWidth: 0 });
}

function inOneLine(file: Document, list: string): void {
  const rows = file.get(list);
  if (!isSeq(rows)) return;
  for (const row of rows.items) if (isMap(row)) row.flow = true;
}
