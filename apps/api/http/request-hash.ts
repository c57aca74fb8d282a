// Tells whether two requests under one Idempotency-Key are the same request, whatever the order of their fields.
import { createHash } from 'node:crypto';

/** SHA-256 (hex) of method, path, query and body as sent; headers and defaults added later do not count. */
export function requestHash({ method, url, body }: { method: string; url: string; body: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([method, addressOf(url), sorted(body)]))
    .digest('hex');
}

/** Parameters of one name keep their order: they are a list. */
function addressOf(url: string): string {
  const [path = '', ...query] = url.split('?');
  const parameters = new URLSearchParams(query.join('?'));
  parameters.sort();
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, field]): [string, unknown] => [key, sorted(field)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
