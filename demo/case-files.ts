// Reads the cases of the demo: a ticket as the helpdesk exports it, what the people do, and what must come of it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Expected } from './comparing/expected';
import type { Decision } from './driving/decision';
import type { HelpdeskExport } from './mapping/helpdesk-export';

export interface DemoCase {
  /** Name of its folder, as `1-personal-situation`. */
  readonly name: string;
  readonly ticket: HelpdeskExport;
  readonly decisions: readonly Decision[];
  readonly expected: Expected;
}

/** Beside package.json, found by name: the same folder whether this runs from the sources or from `dist`. */
const folder = join(dirname(require.resolve('@relais/demo/package.json')), 'tickets');

/** In the order of their names. */
export const readCases = (): DemoCase[] =>
  readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      ticket: read(name, 'ticket.json') as HelpdeskExport,
      decisions: read(name, 'decisions.json') as Decision[],
      expected: read(name, 'expected.json') as Expected,
    }));

const read = (name: string, file: string): unknown => JSON.parse(readFileSync(join(folder, name, file), 'utf8'));
