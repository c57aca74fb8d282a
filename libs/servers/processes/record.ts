// Remembers on disk which processes were started by whom, so that those orphaned by a kill -9 are ended by the next start.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from './end';
import { identityOf, isAlive, type ProcessIdentity } from './identity';

interface ProcessRecord {
  readonly name: string;
  readonly process: ProcessIdentity;
  readonly owner: ProcessIdentity;
  readonly stopSignal: NodeJS.Signals;
}

/** Writes the record of a process that this one has just started. Returns how to forget it. */
export function remember({ folder, name, pid, stopSignal }: { folder: string; name: string; pid: number; stopSignal: NodeJS.Signals }) {
  const [started, owner] = [identityOf(pid), identityOf(process.pid)];
  if (!started || !owner) return () => undefined;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${pid}.json`);
  writeFileSync(file, JSON.stringify({ name, process: started, owner, stopSignal } satisfies ProcessRecord));
  return () => rmSync(file, { force: true });
}

/**
 * Ends the recorded processes whose owner is gone, each only if it is verifiably the one recorded. Processes of owners
 * that still live are left alone.
 *
 * @returns the names of those that were ended.
 */
export async function endOrphans(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).filter((file) => /-\d+\.json$/.test(file));
  const ended = await Promise.all(files.map((file) => endIfOrphaned(join(folder, file))));
  return ended.flatMap((name) => name ?? []);
}

async function endIfOrphaned(file: string): Promise<string | undefined> {
  const record = readRecord(file);
  if (record && isAlive(record.owner)) return undefined;
  const orphaned = record && isAlive(record.process) ? record : undefined;
  if (orphaned) await endProcess({ identity: orphaned.process, signal: orphaned.stopSignal, patience: 5_000 });
  rmSync(file, { force: true });
  return orphaned?.name;
}

/** The living process that was recorded under this name, whoever started it; undefined when there is none. */
export function recordedProcess({ folder, name }: { folder: string; name: string }): ProcessIdentity | undefined {
  const files = readdirSync(folder).filter((file) => /-\d+\.json$/.test(file));
  const records = files.map((file) => readRecord(join(folder, file)));
  return records.find((record) => record?.name === name && isAlive(record.process))?.process;
}

/** A record torn by a kill -9, or removed meanwhile by another sweep, names no process. */
function readRecord(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessRecord;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
