// Stands a process still for a moment, so that its files can be copied as they are at one instant.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ServerFault } from '../fault';
import { isAlive, type ProcessIdentity } from './identity';

/** A thread inside a write stops when that has ended; a disk that needs longer is ill. */
const stillWithin = 5_000;

/**
 * Runs `use` while the process and all its threads stand still. It goes on afterwards, also when this process is killed meanwhile.
 *
 * @throws ServerFault when it has ended or does not stand still.
 */
export async function whileFrozen<Result>({ pid, startedAt }: ProcessIdentity, use: () => Promise<Result>): Promise<Result> {
  const requireAlive = () => {
    if (!isAlive({ pid, startedAt })) throw gone(pid);
  };
  requireAlive();
  const release = thawedAtOurEnd(pid);
  try {
    process.kill(pid, 'SIGSTOP');
    await standsStill(pid);
    const result = await use();
    requireAlive();
    return result;
  } finally {
    release();
    if (isAlive({ pid, startedAt })) process.kill(pid, 'SIGCONT');
  }
}

/** Whoever waits for the end of a pipe hears of it at a kill -9 of this process, too. Its own group: Ctrl-C is not meant for it. */
function thawedAtOurEnd(pid: number): () => void {
  const words = ['-c', 'read -r line; kill -CONT "$0"', String(pid)];
  const guard = spawn('sh', words, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  return () => guard.stdin.end();
}

async function standsStill(pid: number): Promise<void> {
  for (const deadline = Date.now() + stillWithin; Date.now() < deadline; await pause(2)) {
    if (statesOf(pid).every((state) => state === 'T')) return;
  }
  throw new ServerFault({
    problem: `Process ${pid} does not stand still.`,
    remedy: 'Try again when the disk is less busy, or stop it first.',
  });
}

/** One letter for each thread, or for the process where threads cannot be seen. */
function statesOf(pid: number): string[] {
  if (!existsSync('/proc/self/task'))
    return [execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).trim()[0] ?? ''];
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] ?? '';
  });
}

const gone = (pid: number) =>
  new ServerFault({ problem: `Process ${pid} has ended.`, remedy: 'Try again once it runs, or while all is stopped.' });
