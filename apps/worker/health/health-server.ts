// Answers whoever runs this process: does it live, can it work, and what has it counted?
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { Readiness } from './readiness';

export interface HealthServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface StartHealthServer {
  readonly readiness: Readiness;
  readonly metrics: Registry;
  readonly port: number;
}

/**
 * `GET /health/live`: 200 as long as the process turns. `GET /health/ready`: 200 when every part works, else 503; the body names the parts.
 * `GET /metrics`: what this process counts, as Prometheus reads it; 503 while the database cannot be asked.
 * @throws the server's error when the port is taken.
 */
export async function startHealthServer({ readiness, metrics, port }: StartHealthServer): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/metrics') sendMetrics(response, metrics);
    else answerTo(path, readiness).then(({ status, body }) => send(response, { status, body }));
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

async function answerTo(path: string, readiness: Readiness): Promise<{ status: number; body: object }> {
  if (path === '/health/live') return { status: 200, body: { live: true } };
  if (path !== '/health/ready') return { status: 404, body: { paths: ['/health/live', '/health/ready', '/metrics'] } };
  const answer = await readiness.ask();
  return { status: answer.ready ? 200 : 503, body: answer };
}

function send(response: ServerResponse, { status, body }: { status: number; body: object }): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendMetrics(response: ServerResponse, metrics: Registry): void {
  metrics.metrics().then(
    (text) => response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text),
    () => send(response, { status: 503, body: { metrics: 'the database cannot be asked' } }),
  );
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
