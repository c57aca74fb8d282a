// Where things of this checkout live: its root, found from wherever the code runs (sources or emitted).
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ServerFault } from './fault';

/** The folder whose package.json lists the workspaces. */
export function projectFolder(from = __dirname): string {
  const description = join(from, 'package.json');
  if (existsSync(description) && 'workspaces' in JSON.parse(readFileSync(description, 'utf8'))) return from;
  const parent = dirname(from);
  if (parent !== from) return projectFolder(parent);
  throw new ServerFault({ problem: 'The project folder was not found above this code.', remedy: 'Run it from a complete checkout.' });
}
