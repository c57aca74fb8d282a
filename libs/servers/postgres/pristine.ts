// Keeps a cluster that was made and never started: copying it takes a tenth of the time that making another would.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresAccount } from './account';
import { clusterSettings, makeCluster, superuser } from './cluster';
import { dataPlace, moveUnlessThere } from './place';
import { postgresPrograms } from './programs';

/**
 * Puts a new cluster at `dataFolder`, for `startPostgres` to find; its owner and rights are those that Postgres wants.
 * @throws ServerFault as `startPostgres` does
 */
export async function copyPristineCluster({ cacheFolder, dataFolder }: { cacheFolder: string; dataFolder: string }): Promise<void> {
  await promisify(execFile)('cp', ['-a', await pristineCluster(cacheFolder), dataFolder]);
}

/** Made at the first call; another one for other programs or settings. */
async function pristineCluster(cacheFolder: string): Promise<string> {
  const account = await postgresAccount();
  const programs = postgresPrograms(account);
  const recipe = JSON.stringify([programs.version, clusterSettings, superuser]);
  const mark = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
  const folder = dataPlace({ wanted: join(cacheFolder, `postgres-pristine-${mark}`), account });
  if (existsSync(folder)) return folder;
  const aside = `${folder}-${process.pid}`;
  await makeCluster({ folder: aside, programs, account });
  moveUnlessThere(aside, folder);
  return folder;
}
