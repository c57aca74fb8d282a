// Reads a policy out of YAML: the whole file or nothing, every fault with its line.
import { stepsOfPointer } from '@relais/contracts';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml';
import { idOf, type NamedThing, type PolicyNames } from './names';

/** `line` from 1 on; of the place that is nearest where the file says nothing. */
export interface FileFault {
  readonly line: number;
  readonly detail: string;
}

/** What the API is sent; the shape of the document is for the API to check. */
export interface PolicyFile {
  readonly document: Readonly<Record<string, unknown>>;
  /** Undefined: the calendar stays as it is. */
  readonly calendarId: string | undefined;
  /** The line that a place (JSON pointer from the root of the document, or `/calendarId`) is written on. */
  readonly lineOf: (pointer: string) => number;
}

/** The file is no policy (`code` `policy_file_refused`); `faults` names every line. */
export class PolicyFileRefusedError extends Error {
  readonly code = 'policy_file_refused';

  constructor(readonly faults: readonly FileFault[]) {
    super(`The file is refused whole, at ${faults.length} of its lines: ${faults[0]?.detail ?? 'it is empty'}`);
    this.name = 'PolicyFileRefusedError';
  }
}

/** The largest policy has some ten thousand lines. */
const longestText = 2_000_000;

/** @throws PolicyFileRefusedError */
export function readPolicyFile(text: string, names: PolicyNames): PolicyFile {
  if (text.length > longestText) throw new PolicyFileRefusedError([{ line: 1, detail: `it has more than ${longestText} characters` }]);
  const lines = new LineCounter();
  const file = onlyDocument(text, lines);
  const lineOf = (steps: readonly string[]) => lines.linePos(nearest(file, steps)?.range?.[0] ?? 0).line;
  const { calendar, ...document } = file.toJS() as Record<string, unknown>;
  const faults: FileFault[] = [];
  const known = (value: unknown, { steps, things }: { steps: readonly string[]; things: readonly NamedThing[] }): unknown => {
    if (typeof value !== 'string') return value;
    const found = idOf(value, things);
    if ('id' in found) return found.id;
    faults.push({ line: lineOf(steps), detail: found.fault });
    return value;
  };
  const matrix = withTeamIds(document.matrix, (team, row) => known(team, { steps: ['matrix', `${row}`, 'team'], things: names.teams }));
  const calendarId = known(calendar, { steps: ['calendar'], things: names.calendars }) as string | undefined;
  if (faults.length > 0) throw new PolicyFileRefusedError(faults);
  return {
    document: matrix === undefined ? document : { ...document, matrix },
    calendarId,
    lineOf: (pointer) => lineOf(pointer === '/calendarId' ? ['calendar'] : stepsInFile(pointer)),
  };
}

function onlyDocument(text: string, lineCounter: LineCounter): Document {
  const documents = parseAllDocuments(text, { lineCounter, uniqueKeys: true, strict: true, prettyErrors: false });
  const [file, another] = Array.isArray(documents) ? documents : [];
  if (!file) throw new PolicyFileRefusedError([{ line: 1, detail: 'it is empty' }]);
  const faults = [...file.errors, ...file.warnings].map(({ pos, message }) => ({
    line: lineCounter.linePos(pos[0]).line,
    detail: message,
  }));
  if (another) faults.push({ line: lineCounter.linePos(another.range[0]).line, detail: 'a second document begins: a policy is one' });
  visit(file, {
    Alias: (_, { range, source }) => {
      faults.push({ line: lineCounter.linePos(range?.[0] ?? 0).line, detail: `*${source}: write out what stands there` });
    },
  });
  if (faults.length === 0 && !isMap(file.contents)) faults.push({ line: 1, detail: 'a policy is a list of names with their values' });
  if (faults.length > 0) throw new PolicyFileRefusedError(faults);
  return file;
}

/** Rows with their team's id in the place of its name; what is no row stays for the API to refuse. */
function withTeamIds(matrix: unknown, known: (team: unknown, row: number) => unknown): unknown {
  if (!Array.isArray(matrix)) return matrix;
  return matrix.map((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || !('team' in row)) return row;
    const { team, ...conditions } = row;
    return { ...conditions, teamId: known(team, index) };
  });
}

/** A row of the matrix names its team in the file. */
function stepsInFile(pointer: string): string[] {
  const steps = stepsOfPointer(pointer);
  const [list, row, name] = steps;
  return list === 'matrix' && row !== undefined && name === 'teamId' ? [list, row, 'team'] : steps;
}

/** The key or item of the last step that the file has. */
function nearest(file: Document, steps: readonly string[]): Node | null {
  let found: Node | null = null;
  let inside: unknown = file.contents;
  for (const step of steps) {
    if (isSeq(inside)) inside = inside.items[Number(step)];
    else if (isMap(inside)) {
      const pair = inside.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) return found;
      found = pair.key as Node;
      inside = pair.value;
      continue;
    } else return found;
    if (inside === undefined) return found;
    found = inside as Node;
  }
  return found;
}
