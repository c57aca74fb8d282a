// Makes a backup of the local stack: whole, proven, and there all at once, or not at all.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { FolderCopy, requireUnchanged, ServerFault } from '@relais/servers';
import { launcherLock } from '../folder';
import { holderOf, holdLock } from '../lock';
import { copyRunning, copyStopped } from './copying';
import { type Manifest, manifestFile, parts, versions } from './manifest';
import { asName, backupsFolder } from './rest';

export interface BackUp {
  /** The local stack's. */
  readonly folder: string;
  /** What becomes the backup; below the stack's own `backups` unless given. */
  readonly to?: string | undefined;
}

/** @returns the backup's folder and manifest. @throws ServerFault when it exists, another one is being made, or something cannot be copied. */
export async function backUp({ folder, to }: BackUp): Promise<{ place: string; manifest: Manifest }> {
  const place = resolve(to ?? join(folder, backupsFolder, asName(new Date())));
  requireFreePlace({ folder: resolve(folder), place });
  mkdirSync(join(folder, 'run'), { recursive: true });
  const release = await holdLock({ file: join(folder, 'run', 'backup'), patience: 0, refusal: alreadyBackingUp });
  const aside = `${place}.making`;
  try {
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(dirname(aside), { recursive: true });
    // It holds keys: for this user only.
    mkdirSync(aside, { mode: 0o700 });
    const manifest = await copyInto({ folder, aside });
    renameSync(aside, place);
    return { place, manifest };
  } finally {
    rmSync(aside, { recursive: true, force: true });
    release();
  }
}

async function copyInto({ folder, aside }: { folder: string; aside: string }): Promise<Manifest> {
  const copy = new FolderCopy(aside);
  const { asOf, stoodStillMilliseconds } = await (holderOf(launcherLock(folder)) ? copyRunning : copyStopped)({ folder, copy });
  const contents = copy.contents();
  if (!contents.files.some(({ path }) => path === `${parts.temporal}/temporal.db`)) throw noTemporal(folder);
  await requireUnchanged({ folder: aside, contents });
  const postgresMajor = readFileSync(join(aside, parts.postgres, 'PG_VERSION'), 'utf8').trim();
  const manifest: Manifest = {
    ...{ form: 1, asOf: asOf.toISOString(), stoodStillMilliseconds, ...versions(), postgresMajor },
    ...{ folders: [...contents.folders], files: [...contents.files] },
  };
  writeFileSync(join(aside, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  return manifest;
}

/** A backup inside what it backs up would hold itself. */
function requireFreePlace({ folder, place }: { folder: string; place: string }): void {
  if (existsSync(place)) throw new ServerFault({ problem: `${place} exists already.`, remedy: 'Name a folder that does not exist yet.' });
  if (place.startsWith(join(folder, sep)) && !place.startsWith(join(folder, backupsFolder, sep)))
    throw new ServerFault({
      problem: `${place} lies in the folder that is backed up.`,
      remedy: `Name a place outside of it, or below ${join(folder, backupsFolder)}.`,
    });
}

const alreadyBackingUp = ({ pid }: { pid: number }) =>
  new ServerFault({ problem: `A backup of this folder is being made (process ${pid}).`, remedy: 'Wait until it has ended.' });

const noTemporal = (folder: string) =>
  new ServerFault({ problem: `There are no data of Temporal in ${folder}.`, remedy: 'Start Relais there once, or set RELAIS_FOLDER.' });
