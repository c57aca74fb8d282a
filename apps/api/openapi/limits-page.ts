// Writes the page of all limits: those of the border by their constants, those of fields by their schemas.
import { endpoints } from '../endpoints';
import { borderLimits } from '../http/limits';
import { type InputLimit, inputLimits, limitsWithin } from './input-limits';
import { partOf, type SharedPart, sharedParts } from './shared-parts';

const figure = (value: number): string => value.toLocaleString('en');
const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;
type Cells = readonly string[];

/** A table with its columns in line, as the formatter wants it. */
function table(head: Cells, rows: readonly Cells[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length)));
  const line = (cells: Cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
const border = 'apps/api/http/limits.ts';

/** What, how much, where it is set, what the caller gets. */
const borderRows: readonly (readonly string[])[] = [
  ['body', `${figure(borderLimits.bodyBytes)} bytes`, border, '413 `payload_too_large`'],
  ['body of a page’s form', `${figure(borderLimits.formBytes)} bytes`, border, '413, as a page'],
  ['address and headers together', `${figure(borderLimits.headerBytes)} bytes`, border, '431 `headers_too_large`'],
  ['one part of a path', `${borderLimits.pathPartCharacters} characters`, border, '404 `not_found`'],
  ['arrival of the headers', seconds(borderLimits.headersMilliseconds), border, '408 `request_too_slow`'],
  ['arrival of the whole request', seconds(borderLimits.requestMilliseconds), border, '408 `request_too_slow`'],
  ['idle connection', seconds(borderLimits.idleMilliseconds), border, 'it is closed'],
  ['connections of a process', figure(borderLimits.connections), border, 'the next is closed at once'],
  ['answer of a case to a command', '8 s', 'libs/temporal/escalations.facade.ts', '503 `temporarily_unavailable`'],
  ['reading a history', '8 s', 'libs/temporal/escalations.facade.ts', '503 `temporarily_unavailable`'],
  ['one statement in Postgres', '2 s', 'libs/persistence/database/database.ts', '503 `temporarily_unavailable`'],
  ['depth of a body', 'that of its schema', 'no schema refers to itself', '400 `invalid_request`'],
  ['streams of an organisation, of a process', '2,000, 5,000', 'apps/api/live/open-streams.ts', '429 `too_many_requests`'],
];

const linked = (name: string): string => `[${name}](#${name.replaceAll(' ', '-')})`;
const cells = ({ place, limit }: InputLimit): Cells => [`\`${place}\``, limit ?? 'none'];

/** A part that several bodies hold, with the parts it holds itself named and told under their own names. */
function sectionOf({ name, schema }: SharedPart): string[] {
  const elsewhere = (inner: typeof schema) => (inner === schema ? null : linkTo(inner));
  return ['', `### ${name}`, '', ...table(['field', 'limit'], limitsWithin(schema, { where: name, elsewhere }).map(cells))];
}

function linkTo(schema: SharedPart['schema']): string | null {
  const name = partOf(schema);
  return name && linked(name);
}

/** The whole page, in Markdown. */
export function limitsPage(): string {
  const fields = inputLimits(endpoints, linkTo).map((limit) => [limit.where, ...cells(limit)]);
  return [
    '# Limits',
    '',
    'Everything that comes in has an end. This page is written by `npm run generate:limits`; a field without a limit fails the build.',
    '',
    '## Before a request is looked at, and while it is served',
    '',
    ...table(['what', 'limit', 'set in', 'beyond it'], borderRows),
    '',
    '## Fields',
    '',
    'Beyond its limit a field is refused with 400 `invalid_request` and its place. Texts are measured in characters, before blanks around them go.',
    '',
    `What several bodies hold alike is told once, below: ${sharedParts.map(({ name }) => linked(name)).join(', ')}.`,
    '',
    ...table(['where', 'field', 'limit'], fields),
    ...sharedParts.flatMap(sectionOf),
    '',
  ].join('\n');
}
