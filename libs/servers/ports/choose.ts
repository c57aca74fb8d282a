// The port a server starts on: a given one only when nobody else holds it, else any free one.
import { freePort } from './free-port';
import { requireFreePorts, type WantedPort } from './taken';

/** @throws ServerFault when the given port is taken: its holder would otherwise be mistaken for the started server. */
export async function choosePort({ port, ...wish }: Omit<WantedPort, 'port'> & { readonly port?: number }): Promise<number> {
  if (port === undefined) return freePort();
  await requireFreePorts([{ port, ...wish }]);
  return port;
}
