// Finds the row of the endpoint table that a request belongs to, and what else its address would take.
import { endpoints } from '../endpoints';
import { type Endpoint, routePattern } from './endpoint';

const byRoute = new Map<string, Endpoint>(endpoints.map((row) => [`${row.method} ${routePattern(row.path)}`, row]));
const matchers = endpoints.map(({ method, path }) => ({ method, matches: matcher(path) }));

function matcher(path: string): RegExp {
  const pattern = path.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}/?$`);
}

/** The row behind Fastify's route; HEAD is answered as GET. */
export const endpointOf = (method: string, pattern: string | undefined): Endpoint | undefined =>
  byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${pattern}`);

/** The methods that a path takes; none when there is nothing under it. */
export function allowedMethods(path: string): string[] {
  const methods = new Set<string>(matchers.filter(({ matches }) => matches.test(path)).map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}
