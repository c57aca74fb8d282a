// Ports for servers that nobody needs to find at a fixed place, and the question whether a fixed one can be had.
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** A port of the loopback address that nobody listened on a moment ago. */
export const freePort = (): Promise<number> => listenOnce(0);

/** Whether somebody listens on the port already, as far as this process could listen there itself. */
export async function isPortTaken(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true;
    throw error;
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, loopback, () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port was given'))));
    });
  });
}
