// Where Postgres and its data may live: its user must be able to walk there, which root's own folders do not allow.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Account } from './account';

/** Open to every user by custom; used by root only, when the folder asked for cannot be reached by Postgres' user. */
const openFolder = '/var/lib/relais';

/** Whether every parent of the folder lets any user pass. */
export function isReachable(folder: string): boolean {
  const parent = dirname(folder);
  const passable = !existsSync(parent) || (statSync(parent).mode & 0o001) !== 0;
  return passable && (parent === folder || isReachable(parent));
}

/** The data folder asked for, or one that Postgres' user can walk to; the second is the same for the same wish. */
export function dataPlace({ wanted, account }: { wanted: string; account?: Account }): string {
  const folder = resolve(wanted);
  if (!account || isReachable(folder)) return folder;
  makeOpenFolder();
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(openFolder, `${basename(folder)}-${mark}`);
}

/** The programs' folder as installed, or a copy that Postgres' user can walk to. */
export function programPlace({ installed, version, account }: { installed: string; version: string; account?: Account }): string {
  if (!account || isReachable(join(installed, 'bin'))) return installed;
  const copy = join(openFolder, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const aside = `${copy}.${process.pid}`;
  makeOpenFolder();
  cpSync(installed, aside, { recursive: true, verbatimSymlinks: true });
  moveUnlessThere(aside, copy);
  return copy;
}

/** Gives a folder that was made aside its name at once, whole; where another process was faster, its folder stays and ours goes. */
export function moveUnlessThere(aside: string, folder: string): void {
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Whatever this process' umask says, others must be able to pass. */
function makeOpenFolder(): void {
  mkdirSync(openFolder, { recursive: true });
  chmodSync(openFolder, 0o755);
}
