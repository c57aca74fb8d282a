// Prepares the data folder of a Postgres: made once, whole or not at all, and freed from what a killed one left behind.
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { reasonOf, ServerFault } from '../fault';
import { commandOf } from '../processes/command';
import { endProcess } from '../processes/end';
import { identityOf } from '../processes/identity';
import type { Account } from './account';
import type { PostgresPrograms } from './programs';

const run = promisify(execFile);
export const superuser = { name: 'relais', password: 'relais' };

export const clusterSettings = [
  ...[`--username=${superuser.name}`, '--auth=scram-sha-256'],
  // Locale C with the built-in UTF-8 provider sorts and folds the same on every machine, whatever is installed there.
  ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...['--no-sync', '--no-instructions'],
];

export interface Cluster {
  readonly folder: string;
  readonly programs: PostgresPrograms;
  readonly account?: Account;
}

/** Makes the cluster unless it exists; a kill -9 half-way leaves nothing that would be taken for one. */
export async function makeCluster({ folder, programs, account }: Cluster): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const aside = `${folder}.making`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(dirname(aside), { recursive: true });
  mkdirSync(aside, { mode: 0o700 });
  if (account) chownSync(aside, account.uid, account.gid);
  await initialise({ folder: aside, programs, account });
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

async function initialise({ folder, programs, account }: Cluster): Promise<void> {
  const secrets = mkdtempSync(join(tmpdir(), 'relais-'));
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, superuser.password, { mode: 0o600 });
  if (account) for (const path of [secrets, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await run(programs.initdb, ['--pgdata', folder, `--pwfile=${passwordFile}`, ...clusterSettings], { ...account, cwd: '/' });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? reasonOf(cause);
    throw new ServerFault({
      problem: `Postgres could not make its data folder ${folder}: ${said}.`,
      remedy: 'Check its space and rights.',
      cause,
    });
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

/**
 * Ends the Postgres that a killed parent left running on this folder, and removes a `postmaster.pid` whose number now
 * belongs to another program: Postgres would take that program for itself and refuse to start.
 */
export async function freeCluster({ folder }: Cluster): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0;
  const identity = pid > 0 ? identityOf(pid) : undefined;
  if (identity && commandOf(pid).includes(folder)) return endProcess({ identity, signal: 'SIGINT', patience: 5_000 });
  rmSync(lock, { force: true });
}
