// Copies the data of the local stack as of one instant, whether it runs or not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  backUpRunningCluster,
  copyStoppedCluster,
  endOrphans,
  type FolderCopy,
  recordedProcess,
  ServerFault,
  whileFrozen,
} from '@relais/servers';
import { takeFolder } from '../folder';
import { parts } from './manifest';
import { actionsFile, restOf } from './rest';

export interface Copying {
  /** The local stack's. */
  readonly folder: string;
  readonly copy: FolderCopy;
}

export interface AsOf {
  readonly asOf: Date;
  readonly stoodStillMilliseconds: number | null;
}

const temporalFile = /^temporal\.db(-wal)?$/;

/** Nothing starts meanwhile. @throws ServerFault when it has begun to run, or there is nothing. */
export async function copyStopped({ folder, copy }: Copying): Promise<AsOf> {
  const { release } = await takeFolder(folder, { patience: 0 });
  try {
    await endOrphans(join(folder, 'run'));
    await copyStoppedCluster({ dataFolder: join(folder, 'postgres'), copy, as: parts.postgres });
    await copyTemporal({ folder, copy });
    await copyRest({ folder, copy });
    return { asOf: new Date(), stoodStillMilliseconds: null };
  } finally {
    release();
  }
}

/**
 * While Temporal stands still no case goes on: Postgres is settled, then Temporal copied, in that short while. So the
 * Postgres of the backup has every step that its Temporal holds for done, and beyond them only what Temporal will ask for again.
 */
export async function copyRunning({ folder, copy }: Copying): Promise<AsOf> {
  const { url, temporal } = runningServers(folder);
  return backUpRunningCluster({
    url,
    dataFolder: join(folder, 'postgres'),
    copy,
    as: parts.postgres,
    atOneInstant: (settle) =>
      whileFrozen(temporal, async () => {
        const from = Date.now();
        await copyRest({ folder, copy });
        await settle();
        await copyTemporal({ folder, copy });
        // Last: what was carried out before is then remembered, and not carried out again.
        await copy.add({ from: join(folder, actionsFile), as: `${parts.rest}/${actionsFile}` });
        return { asOf: new Date(from), stoodStillMilliseconds: Date.now() - from };
      }),
  });
}

/** Postgres and Temporal of this folder, as its launcher has recorded them. */
function runningServers(folder: string) {
  const runFolder = join(folder, 'run');
  const temporal = recordedProcess({ folder: runFolder, name: 'temporal' });
  if (!temporal || !recordedProcess({ folder: runFolder, name: 'postgres' })) throw notOurs();
  const addresses = join(folder, 'addresses.json');
  if (!existsSync(addresses))
    throw new ServerFault({ problem: 'Relais is still starting, or stopping.', remedy: 'Try again in a moment.' });
  return { url: (JSON.parse(readFileSync(addresses, 'utf8')) as { databaseUrl: string }).databaseUrl, temporal };
}

async function copyTemporal({ folder, copy }: Copying): Promise<void> {
  await copy.add({ from: join(folder, 'temporal'), as: parts.temporal, leaveOut: (name) => !temporalFile.test(name) });
}

async function copyRest({ folder, copy }: Copying): Promise<void> {
  await copy.addFolder(parts.rest);
  for (const name of restOf(folder)) await copy.add({ from: join(folder, name), as: `${parts.rest}/${name}` });
}

const notOurs = () =>
  new ServerFault({
    problem: 'Postgres or Temporal of this stack is run by others (DATABASE_URL, TEMPORAL_ADDRESS), or cannot be told on this system.',
    remedy: 'Back up theirs as docs/backup-and-restore.md says for production, or stop npm start first.',
  });
