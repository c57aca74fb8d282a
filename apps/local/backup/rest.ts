// Tells what in the folder of the local stack is worth keeping: all but what each start makes anew.
import { existsSync, readdirSync } from 'node:fs';

/** Made by each start, fetched again, or a part of its own in a backup. */
const notRest = new Set(['run', 'logs', 'binaries', 'backups', 'run-tests', 'addresses.json', 'postgres', 'temporal', 'restoring']);
/** What a restore has put aside, and what a kill left half-made. */
const aside = /\.(replaced-[\dTZ-]+|making|new)$/;

/** Where backups go unless somebody says where. */
export const backupsFolder = 'backups';
/** The demo endpoint's memory of what it has carried out. */
export const actionsFile = 'actions.jsonl';

/** Names in the folder: keys, secrets, anchors, the demo endpoint's journal, and whatever else is kept there later. */
export function restOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => !notRest.has(name) && !aside.test(name));
}

/** An instant as part of a file's name, on every system. */
export const asName = (instant: Date): string => instant.toISOString().slice(0, 19).replaceAll(':', '-').concat('Z');
