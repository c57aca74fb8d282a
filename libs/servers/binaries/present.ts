// Looks where a program may already be on this machine: where the user says, on PATH, in the project's cache.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ServerFault } from '../fault';
import type { Program } from './pinned';

export interface Places {
  /** Where obtained programs are kept, e.g. `.relais/binaries`. */
  readonly cacheFolder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Where an obtained program is kept, version included: a new version never meets an old file. */
export const cachedFile = ({ command, version }: Program, { cacheFolder }: Places) => join(cacheFolder, `${command}-${version}`, command);

/**
 * The program's file if this machine has it, else undefined.
 *
 * @throws ServerFault when the user names a file that cannot be run: their word is never passed over in silence.
 */
export function findPresent(program: Program, places: Places): string | undefined {
  const named = places.environment[program.variable];
  if (named && !isRunnable(named)) throw notRunnable(program, named);
  const onPath = (places.environment.PATH ?? '').split(delimiter).filter(Boolean);
  return [...(named ? [named] : []), ...onPath.map((folder) => join(folder, program.command)), cachedFile(program, places)].find(
    isRunnable,
  );
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

const notRunnable = ({ variable, command }: Program, file: string) =>
  new ServerFault({
    problem: `${variable} names ${file}, which is not a file that this user may run.`,
    remedy: `Set it to the path of a "${command}" program, or unset it.`,
  });
