// Marks a folder while a restore puts its parts in place: half of a backup must never be started.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServerFault } from '@relais/servers';

const markOf = (folder: string): string => join(folder, 'restoring');

/** @returns how to say that all of it is in place */
export function markUnfinished(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(markOf(folder), `${new Date().toISOString()}\n`);
  return () => rmSync(markOf(folder));
}

/** @throws ServerFault when a restore into the folder has not ended. */
export function requireFinished(folder: string): void {
  if (existsSync(markOf(folder)))
    throw new ServerFault({
      problem: `A restore into ${folder} was cut off: only a part of its data is there.`,
      remedy: 'Repeat it: npm run restore -- BACKUP --replace.',
    });
}
