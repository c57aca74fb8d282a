// One line per request: method, route, status, duration, refusal. Never a body, a query, an id of a person or an address with ids in it.
import type { FastifyInstance } from 'fastify';

export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, problem, log, is404 } = request;
    const line = {
      method,
      route: is404 ? 'none' : routeOptions.url,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      ...(problem && { problem }),
    };
    // Probes come every few seconds and would bury the rest.
    log[routeOptions.url?.startsWith('/health') ? 'debug' : 'info'](line, 'request');
  });
}
