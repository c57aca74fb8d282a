// Copies the data of a Postgres while it runs, as of one instant, through the server's own backup commands (it comes without pg_basebackup).
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { FolderCopy } from '../copies/copy';
import { ServerFault } from '../fault';
import { postgresAccount } from './account';
import { withDatabase } from './client';
import { freeCluster } from './cluster';
import { dataPlace } from './place';
import { postgresPrograms } from './programs';

export interface ClusterBackup {
  /** As `startPostgres` was given it. */
  readonly dataFolder: string;
  readonly copy: FolderCopy;
  /** What the data are called in the copy. */
  readonly as: string;
}

export interface RunningClusterBackup<Result> extends ClusterBackup {
  readonly url: string;
  /** Must call `settle` once: what is committed before that call returns is in the backup, what is committed later is not. */
  readonly atOneInstant: (settle: () => Promise<void>) => Promise<Result>;
}

/** Belongs to a running server, or is made anew by each start; the log is copied by itself. */
const leftOut =
  /^(postmaster\.(pid|opts)|global\/pg_control)$|^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/|(^|\/)pgsql_tmp|\/pg_internal\.init/;

/** @returns what `atOneInstant` answers. @throws what the server refuses; it forgets the backup when the connection ends, however that comes. */
export async function backUpRunningCluster<Result>({
  url,
  dataFolder,
  copy,
  as,
  atOneInstant,
}: RunningClusterBackup<Result>): Promise<Result> {
  const from = dataPlace({ wanted: dataFolder, account: await postgresAccount() });
  return withDatabase(url, async (client) => {
    const first = await beginBackup(client);
    await copy.add({ from, as, leaveOut: (path) => leftOut.test(path) });
    await copy.addContent(await steadyContent(join(from, 'global', 'pg_control')), `${as}/global/pg_control`);
    let end: BackupEnd | undefined;
    const result = await atOneInstant(async () => {
      end = await endBackup(client);
    });
    if (!end) throw new Error('the backup of Postgres was never ended');
    await copyLog({ from, copy, as, first, last: end.segment });
    await copy.addContent(end.label, `${as}/backup_label`);
    return result;
  });
}

/** A slot keeps the log until it has been copied; slot and backup are the session's and go with it. @returns the first segment of the log */
async function beginBackup(client: Client): Promise<string> {
  await client.query(`select pg_create_physical_replication_slot('relais_backup_' || pg_backend_pid(), true, true)`);
  const { rows } = await client.query(`select pg_walfile_name(pg_backup_start('relais', true)) segment`);
  return (rows[0] as { segment: string }).segment;
}

interface BackupEnd {
  readonly segment: string;
  readonly label: string;
}

/** Ends the segment, so that the log copied goes to this instant exactly. */
async function endBackup(client: Client): Promise<BackupEnd> {
  const { rows } = await client.query(
    `select pg_walfile_name(lsn - 1::numeric) segment, labelfile label from pg_backup_stop(wait_for_archive => false)`,
  );
  return rows[0] as BackupEnd;
}

async function copyLog({ from, copy, as, first, last }: Log): Promise<void> {
  const segments = (await readdir(join(from, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last);
  for (const segment of segments) await copy.add({ from: join(from, 'pg_wal', segment), as: `${as}/pg_wal/${segment}` });
}

interface Log extends Pick<ClusterBackup, 'copy' | 'as'> {
  readonly from: string;
  readonly first: string;
  readonly last: string;
}

/** Of a file that is overwritten in place: what two readings agree on was not being written. */
async function steadyContent(file: string): Promise<Buffer> {
  for (let seen = await readFile(file); ; ) {
    const again = await readFile(file);
    if (again.equals(seen)) return again;
    seen = again;
  }
}

/** Copies the data of a Postgres that does not run. What a kill -9 left is as good as what a stop left: its start recovers both. */
export async function copyStoppedCluster({ dataFolder, copy, as }: ClusterBackup): Promise<void> {
  const account = await postgresAccount();
  const folder = dataPlace({ wanted: dataFolder, account });
  if (!existsSync(join(folder, 'PG_VERSION')))
    throw new ServerFault({
      problem: `There are no data of a Postgres of Relais' own in ${folder}.`,
      remedy: 'Start Relais there once, set RELAIS_FOLDER, or back up the Postgres in DATABASE_URL with its own programs.',
    });
  await freeCluster({ folder, programs: postgresPrograms(account), account });
  await copy.add({ from: folder, as, leaveOut: (path) => /^postmaster\.(pid|opts)$/.test(path) });
}
