// Puts the data of a Postgres back, for the account that it will run under.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type PutBack, putBack } from '../copies/put-back';
import { ServerFault } from '../fault';
import { postgresAccount } from './account';
import { dataPlace } from './place';
import { postgresPrograms } from './programs';

/** Where `startPostgres` keeps what it is asked to keep in `dataFolder`. */
export const clusterPlace = async (dataFolder: string): Promise<string> =>
  dataPlace({ wanted: dataFolder, account: await postgresAccount() });

/** @throws ServerFault when Postgres' data are of another major version than the Postgres installed. */
export async function requirePostgresMajor(major: string): Promise<void> {
  const installed = postgresPrograms(await postgresAccount()).major;
  if (installed !== major)
    throw new ServerFault({
      problem: `The backup holds data of Postgres ${major}; this checkout has Postgres ${installed}.`,
      remedy: 'Restore it with the version of Relais that made it.',
    });
}

/** The place appears whole or not at all. */
export async function restoreCluster({ to, ...given }: Omit<PutBack, 'owner'>): Promise<void> {
  const owner = await postgresAccount();
  const place = await clusterPlace(to);
  if (existsSync(place)) throw new Error(`${place} exists`);
  const aside = `${place}.making`;
  rmSync(aside, { recursive: true, force: true });
  await mkdir(dirname(place), { recursive: true });
  await putBack({ ...given, to: aside, ...(owner ? { owner } : {}) });
  renameSync(aside, place);
}
