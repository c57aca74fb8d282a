// Sorts the lines of the API and the worker: all go to a file, those that ask for attention to the terminal as well.
import { writeSync } from 'node:fs';
import { openLog } from '@relais/servers';
import type { Screen } from './screen';

/** The level from which pino's lines are warnings. */
const warning = 40;

/** Takes each line of a process: into its log file, and onto the screen when it is a warning, an error or no log line at all. */
export function logLines({ name, file, screen }: { name: string; file: string; screen: Screen }): (line: string) => void {
  const descriptor = openLog(file);
  return (line) => {
    writeSync(descriptor, `${line}\n`);
    const shown = worthShowing(line);
    if (shown) screen.step(name, shown);
  };
}

/** What to show of a line, or undefined. Lines that are not JSON come from Node itself: they tell of a crash. */
export function worthShowing(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim() || undefined;
  const { level, msg, err } = parsed(line);
  if (level < warning) return undefined;
  return [level < 50 ? 'warning:' : 'error:', msg, err?.message].filter(Boolean).join(' ');
}

function parsed(line: string): { level: number; msg?: string; err?: { message?: string } } {
  try {
    return JSON.parse(line);
  } catch {
    // Cut off by a kill: as good as a crash, shown as it came.
    return { level: 50, msg: line };
  }
}
