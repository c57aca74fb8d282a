// The command line of a process, to say who it is and to tell whose it is.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process may end or belong to somebody else while it is being looked at. */
export const isOutOfSight = (error: unknown) =>
  ['ENOENT', 'EACCES', 'EPERM', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The words it was started with, separated by spaces; empty when it cannot be seen. */
export function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    if (isOutOfSight(error) || (error as { status?: number }).status === 1) return '';
    throw error;
  }
}

/** The number of its parent; undefined when it cannot be seen. */
export function parentOf(pid: number): number | undefined {
  try {
    if (!existsSync('/proc/self/stat'))
      return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' })) || undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
  } catch (error) {
    if (isOutOfSight(error) || (error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}
