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

const literalRows = (path: string): Endpoint[] => endpoints.filter((row) => row.path === path.replace(/\/$/, ''));

/** Whether the path is an address of its own that the row only catches with a parameter: `/v1/calendars/elapsed` is no calendar. */
export const belongsToAnother = (row: Endpoint, path: string): boolean => row.path.includes('{') && literalRows(path).length > 0;

/** The methods that a path takes; none when there is nothing under it. */
export function allowedMethods(path: string): string[] {
  const literal = literalRows(path);
  const rows = literal.length > 0 ? literal : matchers.filter(({ matches }) => matches.test(path));
  const methods = new Set<string>(rows.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}
