// Under which account Postgres runs: it refuses root, so root hands it to a `postgres` user, made when there is none.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { reasonOf, ServerFault } from '../fault';

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for Postgres, or undefined when the current one will do.
 *
 * @throws ServerFault when this is root, there is no `postgres` user and none can be made.
 */
export async function postgresAccount(announce?: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await accountNamed('postgres');
  if (existing) return existing;
  announce?.('making a system user "postgres", because Postgres does not run as root');
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(refused);
  return (await accountNamed('postgres')) ?? refused(new Error('the user is still unknown'));
}

async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return undefined;
    throw error;
  }
}

function refused(cause: unknown): never {
  throw new ServerFault({
    problem: `Postgres does not run as root, and a user "postgres" could not be made: ${reasonOf(cause)}.`,
    remedy: 'Make that user, run this as another user than root, or set DATABASE_URL to a Postgres of your own.',
    cause,
  });
}
