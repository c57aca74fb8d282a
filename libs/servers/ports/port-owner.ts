// Who holds a port: a taken port is only worth a message if the message says by whom.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';
import { commandOf, isOutOfSight } from '../processes/command';

const run = promisify(execFile);

/** The process listening on a port. */
export interface PortOwner {
  readonly pid: number;
  readonly command: string;
}

/** The listener on `port`, or undefined when there is none or its owner cannot be seen (another user's, another system). */
export async function portOwner(port: number): Promise<PortOwner | undefined> {
  return existsSync('/proc/net/tcp') ? ownerByProc(port) : ownerByListing(port);
}

function ownerByProc(port: number): PortOwner | undefined {
  const sockets = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningSockets(table, port)));
  if (sockets.size === 0) return undefined;
  const pid = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && holdsOne(entry, sockets));
  return pid === undefined ? undefined : { pid: Number(pid), command: commandOf(Number(pid)).slice(0, 120) || 'ended meanwhile' };
}

/** Inodes of listening sockets (state 0A) on the port; the tables write it in hexadecimal. */
function listeningSockets(table: string, port: number): string[] {
  if (!existsSync(table)) return [];
  const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1);
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && Number.parseInt(fields[1]?.split(':')[1] ?? '', 16) === port)
    .map((fields) => `socket:[${fields[9]}]`);
}

function holdsOne(pid: string, sockets: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((descriptor) => sockets.has(linkOf(`/proc/${pid}/fd/${descriptor}`)));
  } catch (error) {
    if (isOutOfSight(error)) return false;
    throw error;
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (isOutOfSight(error)) return '';
    throw error;
  }
}

/** Best effort where /proc does not exist: `lsof` comes with macOS; without it the owner stays unknown. */
async function ownerByListing(port: number): Promise<PortOwner | undefined> {
  const listing = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']).catch(() => ({ stdout: '' }));
  const pid = /^p(\d+)$/m.exec(listing.stdout)?.[1];
  const command = /^c(.+)$/m.exec(listing.stdout)?.[1];
  return pid ? { pid: Number(pid), command: command ?? 'unknown' } : undefined;
}
