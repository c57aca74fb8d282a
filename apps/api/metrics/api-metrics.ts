// What the API counts for whoever watches it: requests and refusals. Labels are routes and codes; no id, no address, no name.
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, type Registry } from 'prom-client';

// Seconds: a read takes milliseconds, a command up to eight seconds while a worker is away.
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts every answer of the server, and what the process itself uses, into the registry. */
export function countRequests(server: FastifyInstance, registry: Registry): void {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'relais_http_request_seconds',
    help: 'Requests by route and status, with the time until they were answered; of a stream, until it ended',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const refusals = new Counter({ name: 'relais_refusals_total', help: 'Problems answered, by code', labelNames: ['code'], registers });
  server.addHook('onResponse', async ({ method, routeOptions, problem, is404 }, { statusCode, elapsedTime }) => {
    // An address that nothing answers to is whatever its sender likes; so is a method.
    const route = is404 ? { method: 'none', route: 'none' } : { method, route: routeOptions.url ?? 'none' };
    requests.observe({ ...route, status: statusCode }, elapsedTime / 1000);
    if (problem) refusals.inc({ code: problem });
  });
}
