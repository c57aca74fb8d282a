// The one sentence on a taken port: whose port, taken by whom, which variable changes it.
import { ServerFault } from '../fault';
import { isPortTaken } from './free-port';
import { portOwner } from './port-owner';

export interface WantedPort {
  readonly port: number;
  /** Who wants it, e.g. `Postgres`. */
  readonly purpose: string;
  /** The environment variable that changes it, if one does. */
  readonly variable?: string;
}

/** One line is read, eight are not: whoever holds the first ports usually holds the others too. */
const namedAtMost = 2;

/** @throws ServerFault naming the wanted ports that somebody listens on, by whom, and what to set instead. */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const taken = [];
  for (const port of wanted) if (await isPortTaken(port.port)) taken.push(port);
  if (taken.length === 0) return;
  const named = taken.slice(0, namedAtMost);
  const problems = await Promise.all(named.map(sentence));
  if (taken.length > named.length) problems.push(`${taken.length - named.length} more of its ports are taken.`);
  throw new ServerFault({ problem: problems.join(' '), remedy: remedyFor(named) });
}

async function sentence({ port, purpose }: WantedPort): Promise<string> {
  const owner = await portOwner(port);
  const by = owner ? `process ${owner.pid} (${owner.command})` : 'a process that cannot be seen from here';
  return `Port ${port}, wanted for ${purpose}, is taken by ${by}.`;
}

function remedyFor(taken: readonly WantedPort[]): string {
  const variables = taken.flatMap(({ variable }) => variable ?? []);
  const change = variables.length > 0 ? `, or set ${variables.join(' and ')} to a free port` : '';
  return `End that process${change}.`;
}
