// Replaces the moments that a decision names relative to now or to the raise by instants.

const relative = /^(now|raise)\+PT(\d{1,4})S$/;

export interface Moments {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly raise: number;
}

/** The same value, with every string like `now+PT60S` or `raise+PT37S` as an ISO 8601 instant. */
export function withInstants(value: unknown, moments: Moments): unknown {
  if (typeof value === 'string') return instantOf(value, moments);
  if (Array.isArray(value)) return value.map((item) => withInstants(item, moments));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withInstants(item, moments)]));
}

function instantOf(text: string, moments: Moments): string {
  const [, from, seconds] = relative.exec(text) ?? [];
  return from === undefined ? text : new Date(moments[from as keyof Moments] + Number(seconds) * 1000).toISOString();
}
