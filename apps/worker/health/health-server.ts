// Answers the two questions of whoever runs this process: does it live, and can it work?
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness';

export interface HealthServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * `GET /health/live`: 200 as long as the process turns. `GET /health/ready`: 200 when every part works, else 503; the body names the parts.
 * @throws the server's error when the port is taken.
 */
export async function startHealthServer(readiness: Readiness, port: number): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answerTo(request.url ?? '', readiness).then(({ status, body }) => send(response, { status, body }));
  });
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(url: string, readiness: Readiness): Promise<{ status: number; body: object }> {
  const path = url.split('?')[0];
  if (path === '/health/live') return { status: 200, body: { live: true } };
  if (path !== '/health/ready') return { status: 404, body: { paths: ['/health/live', '/health/ready'] } };
  const answer = await readiness.ask();
  return { status: answer.ready ? 200 : 503, body: answer };
}

function send(response: ServerResponse, { status, body }: { status: number; body: object }): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Probes come from outside the container or the machine.
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
