// What a backup says of itself: when it was made, by which versions, and what it consists of.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationNames } from '@relais/persistence';
import { projectFolder, reasonOf, requirePostgresMajor, ServerFault, temporalServer } from '@relais/servers';
import { z } from 'zod';

/** Below the backup and nowhere else. */
const path = z.string().regex(/^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\\]+$/);
const mode = z.int().min(0).max(0o777);

const manifest = z.strictObject({
  /** Of this file; another one is read by another version. */
  form: z.literal(1),
  /** The instant that all of it is as of, ISO 8601. */
  asOf: z.iso.datetime(),
  /** How long Temporal stood still for it; none when nothing ran. */
  stoodStillMilliseconds: z.int().min(0).nullable(),
  relais: z.string(),
  postgresMajor: z.string(),
  temporal: z.string(),
  /** Postgres' files are of one system and processor. */
  platform: z.string(),
  migrations: z.array(z.string()),
  folders: z.array(z.strictObject({ path, mode })),
  files: z.array(z.strictObject({ path, mode, size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

export type Manifest = z.output<typeof manifest>;

export const manifestFile = 'manifest.json';
/** The names of the parts of a backup; `rest` is all of the folder that is neither. */
export const parts = { postgres: 'postgres', temporal: 'temporal', rest: 'rest' } as const;

/** What this checkout would write into a manifest about itself. */
export const versions = () => ({
  relais: (JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as { version: string }).version,
  temporal: temporalServer.version,
  platform: `${process.platform}-${process.arch}`,
  migrations: [...migrationNames],
});

/** @throws ServerFault when the folder is no backup, or its manifest cannot be read. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestFile);
  if (!existsSync(file))
    throw new ServerFault({
      problem: `${folder} is not a backup: it has no ${manifestFile}.`,
      remedy: 'Name the folder that npm run backup made.',
    });
  try {
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause).split('\n')[0] : reasonOf(cause);
    throw new ServerFault({
      problem: `${file} cannot be read: ${why}.`,
      remedy: 'Take another copy of this backup, or another backup.',
      cause,
    });
  }
}

/** @throws ServerFault when this checkout cannot go on from what the backup holds. */
export async function requireFit({ platform, migrations, postgresMajor }: Manifest): Promise<void> {
  const here = versions();
  if (platform !== here.platform)
    throw new ServerFault({
      problem: `The backup was made on ${platform}, this is ${here.platform}: Postgres cannot read its files here.`,
      remedy: 'Restore it on such a machine.',
    });
  const unknown = migrations.filter((name) => !here.migrations.includes(name));
  if (unknown.length > 0)
    throw new ServerFault({
      problem: `The backup comes from a newer Relais (${unknown.join(', ')}).`,
      remedy: 'Restore it with the version that made it, or a later one.',
    });
  await requirePostgresMajor(postgresMajor);
}
