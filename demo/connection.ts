// Finds the running stack: named in the environment, or left in a file by `npm start`.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DemoFault } from './demo-fault';

export interface Connection {
  /** Without a slash at its end. */
  readonly url: string;
  readonly apiKey: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The stack's folder: RELAIS_FOLDER as for `npm start`, else `.relais` beside this room. */
const usualFolder = join(dirname(require.resolve('@relais/demo/package.json')), '..', '.relais');

/** @throws DemoFault when no stack is named and none has left its address. */
export function findStack(environment: Environment): Connection {
  const { RELAIS_URL: url, RELAIS_API_KEY: apiKey, RELAIS_FOLDER: folder = usualFolder } = environment;
  if (url && apiKey) return { url: url.replace(/\/+$/, ''), apiKey };
  if (url || apiKey) throw new DemoFault('RELAIS_URL and RELAIS_API_KEY go together: set both, or neither to use the stack of npm start.');
  return leftBy(join(folder, 'addresses.json'));
}

function leftBy(file: string): Connection {
  if (!existsSync(file)) {
    throw new DemoFault(
      'No running Relais was found: run npm start in another terminal and wait until it is up, or set RELAIS_URL and RELAIS_API_KEY.',
    );
  }
  const { apiUrl, keys } = JSON.parse(readFileSync(file, 'utf8')) as { apiUrl: string; keys: { practice: string } };
  return { url: apiUrl, apiKey: keys.practice };
}
