// Puts a backup into a folder of the local stack, from where `npm start` goes on.
import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clusterPlace, putBack, requireUnchanged, restoreCluster, ServerFault } from '@relais/servers';
import { type Manifest, parts, readManifest, requireFit } from '../backup/manifest';
import { asName, restOf } from '../backup/rest';
import { takeFolder } from '../folder';
import { markUnfinished } from './unfinished';

export interface Restore {
  /** As `backUp` made it. */
  readonly backup: string;
  /** The local stack's. */
  readonly into: string;
  /** Moves aside what is there instead of refusing. */
  readonly replace: boolean;
}

export interface Restored {
  readonly manifest: Manifest;
  /** What was moved aside, by its new names. */
  readonly aside: readonly string[];
}

/** All of the backup is checked before anything is touched. @throws ServerFault when it is damaged or unfit, or the folder runs or is not empty. */
export async function restore({ backup, into, replace }: Restore): Promise<Restored> {
  const [from, folder] = [resolve(backup), resolve(into)];
  const manifest = readManifest(from);
  await requireFit(manifest);
  await requireUnchanged({ folder: from, contents: manifest });
  const { release } = await takeFolder(folder, { patience: 0 });
  try {
    const present = await presentIn(folder);
    if (present.length > 0 && !replace) throw occupied(folder);
    const finish = markUnfinished(folder);
    const aside = moveAside(present);
    await putIn({ from, folder, manifest });
    finish();
    return { manifest, aside };
  } finally {
    release();
  }
}

async function putIn({ from, folder, manifest }: { from: string; folder: string; manifest: Manifest }): Promise<void> {
  const given = { folder: from, contents: manifest };
  await restoreCluster({ ...given, part: parts.postgres, to: join(folder, 'postgres') });
  await putBack({ ...given, part: parts.temporal, to: join(folder, 'temporal') });
  for (const name of directlyBelow(manifest, parts.rest))
    await putBack({ ...given, part: `${parts.rest}/${name}`, to: join(folder, name) });
}

function directlyBelow({ folders, files }: Manifest, part: string): Set<string> {
  const below = [...folders, ...files].filter(({ path }) => path.startsWith(`${part}/`));
  return new Set(below.flatMap(({ path }) => path.split('/')[1] ?? []));
}

/** Postgres' data may lie elsewhere, where its user can walk to. */
async function presentIn(folder: string): Promise<string[]> {
  const places = [
    await clusterPlace(join(folder, 'postgres')),
    join(folder, 'temporal'),
    ...restOf(folder).map((name) => join(folder, name)),
  ];
  return places.filter((place) => existsSync(place));
}

function moveAside(places: readonly string[]): string[] {
  const ending = `replaced-${asName(new Date())}`;
  return places.map((place) => {
    renameSync(place, `${place}.${ending}`);
    return `${place}.${ending}`;
  });
}

const occupied = (folder: string) =>
  new ServerFault({
    problem: `There are data in ${folder}.`,
    remedy: 'Name another folder with --into, or add --replace: what is there is then moved aside.',
  });
