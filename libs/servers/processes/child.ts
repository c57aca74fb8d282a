// Starts one outside server as a child: recorded on disk, in a process group of its own, and never left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { reasonOf, ServerFault } from '../fault';
import { type Output, openOutput } from './output';
import { remember } from './record';

export interface ChildSpecification {
  /** Short name for records and messages, e.g. `postgres`. */
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly workingFolder?: string;
  /** The account to run under; the current one unless given. */
  readonly account?: { readonly uid: number; readonly gid: number };
  /** A file that gets everything it prints, or a function that gets each line; else the last lines are kept in memory. */
  readonly output?: Output;
  /** Where the process is recorded, for `endOrphans` after a kill -9. */
  readonly runFolder?: string;
  /** Asks it to end; SIGTERM unless given. */
  readonly stopSignal?: NodeJS.Signals;
  /** Milliseconds it may take to end when asked; 5,000 unless given. */
  readonly patience?: number;
}

export interface Child {
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason, with that reason in words. */
  readonly ended: Promise<string>;
  /** The reason in words once ended; undefined while it runs. */
  readonly ending: () => string | undefined;
  /** The line of its latest output that says why it ended: where a crash begins, else the last. */
  readonly lastWords: () => string;
  /** Ends it; by force when it takes too long. May be called again. */
  readonly stop: () => Promise<void>;
}

/** Children alive now; the last resort when this process exits without having stopped them. */
const alive = new Map<ChildProcess, NodeJS.Signals>();
process.on('exit', () => {
  for (const [child, signal] of alive) child.kill(signal);
});

/** Kills every child of this process that is still alive, and waits until they are gone: for when there is no time left to ask. */
export async function killChildren(): Promise<void> {
  const ends = [...alive.keys()].map(async (child) => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });
  await Promise.all(ends);
}

/** @throws ServerFault when the command cannot be run at all. */
export async function startChild(specification: ChildSpecification): Promise<Child> {
  const { name, runFolder, stopSignal = 'SIGTERM', patience = 5_000 } = specification;
  const output = openOutput(specification.output);
  const child = launch(specification, output.stdio);
  output.attach(child);
  if (child.pid === undefined) throw await cannotRun(specification, child);
  alive.set(child, stopSignal);
  // A child keeps no parent alive: a test that forgets to stop one ends all the same, and takes it along.
  child.unref();
  const forget = runFolder ? remember({ folder: runFolder, name, pid: child.pid, stopSignal }) : () => undefined;
  let ending: string | undefined;
  const ended = once(child, 'exit').then(([code, signal]) => {
    alive.delete(child);
    forget();
    ending = signal ? `ended by ${signal}` : `exit code ${code}`;
    return ending;
  });
  return {
    pid: child.pid,
    ended,
    ending: () => ending,
    lastWords: output.lastWords,
    stop: () => stop({ child, ended, stopSignal, patience }),
  };
}

/** A group of its own, so that Ctrl-C in the terminal reaches the launcher only, which then stops things in order. */
function launch(
  { command, arguments: words, environment, workingFolder, account }: ChildSpecification,
  stdio: 'pipe' | number,
): ChildProcess {
  const stream = stdio;
  return spawn(command, words, {
    env: environment ?? process.env,
    stdio: ['ignore', stream, stream],
    detached: true,
    ...(workingFolder ? { cwd: workingFolder } : {}),
    ...account,
  });
}

async function cannotRun({ name, command }: ChildSpecification, child: ChildProcess): Promise<ServerFault> {
  const [cause] = await once(child, 'error');
  const remedy = `Check that ${command} exists and may be run by this user.`;
  return new ServerFault({ problem: `${name} cannot be run: ${reasonOf(cause)}.`, remedy, cause });
}

interface Stopping {
  readonly child: ChildProcess;
  readonly ended: Promise<string>;
  readonly stopSignal: NodeJS.Signals;
  readonly patience: number;
}

async function stop({ child, ended, stopSignal, patience }: Stopping): Promise<void> {
  if (!alive.has(child)) return;
  child.kill(stopSignal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(impatience);
}
