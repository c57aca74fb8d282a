// Keeps what oidc-provider says of itself while it is loaded and made in a log: the terminal is for whoever starts the stack.
import { closeSync, writeSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { openLog } from '@relais/servers';

/** Runs `work`; what is said to `console.info` and `console.warn` meanwhile goes to the file, and nothing of it is lost. */
export async function withNoticesIn<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const { info, warn } = console;
  const log = openLog(file);
  const keep = (...words: unknown[]) => void writeSync(log, `${stripVTControlCharacters(words.join(' '))}\n`);
  Object.assign(console, { info: keep, warn: keep });
  try {
    return await work();
  } finally {
    Object.assign(console, { info, warn });
    closeSync(log);
  }
}
