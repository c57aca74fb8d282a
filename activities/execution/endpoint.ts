// Speaks to the action endpoint: one POST with a key that makes a repeat harmless, a deadline, and nothing kept of what it says but a code.
import type { ActionAttempt, StoredAction } from '@relais/persistence';

/** Where actions are carried out, and how Temporal hears that one is still waited for. */
export interface Endpoint {
  readonly endpointUrl: string;
  /** Bearer token of the endpoint, where it wants one. */
  readonly endpointSecret?: string;
  /** Tells Temporal that this attempt is alive. */
  readonly heartbeat: () => void;
}

export type EndpointAnswer = Pick<ActionAttempt, 'outcome' | 'status'>;

// Below the 15 s that Temporal grants an attempt, so that a silent endpoint is recorded as such and not cut off in between.
const deadlineMilliseconds = 10_000;
// Three beats fit into the 5 s after which Temporal replaces a silent worker.
const beatMilliseconds = 1_500;
/** 4xx statuses that ask for patience instead of refusing: time-out, too early, too many requests. */
const patience = new Set([408, 425, 429]);

export async function postAction(endpoint: Endpoint, action: StoredAction): Promise<EndpointAnswer> {
  const beating = setInterval(endpoint.heartbeat, beatMilliseconds);
  try {
    const response = await fetch(endpoint.endpointUrl, {
      method: 'POST',
      headers: headersOf(endpoint, action),
      body: JSON.stringify(orderOf(action)),
      // A followed redirect would turn the POST into a GET.
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMilliseconds),
    });
    // What it says may hold anything: read to the end, so that the connection can be used again, and dropped.
    await response.arrayBuffer();
    return { outcome: outcomeOf(response.status), status: response.status };
  } catch (error) {
    if (!isSilence(error)) throw error;
    return { outcome: 'no_answer', status: null };
  } finally {
    clearInterval(beating);
  }
}

const headersOf = ({ endpointSecret }: Endpoint, { escalationId, id }: StoredAction): Record<string, string> => ({
  'content-type': 'application/json',
  'idempotency-key': `${escalationId}:${id}`,
  ...(endpointSecret === undefined ? {} : { authorization: `Bearer ${endpointSecret}` }),
});

const orderOf = ({ organisationId, escalationId, id: actionId, kind, amountMinor, currency, description }: StoredAction) => ({
  organisationId,
  escalationId,
  actionId,
  kind,
  amountMinor,
  currency,
  description,
});

function outcomeOf(status: number): EndpointAnswer['outcome'] {
  if (status >= 200 && status < 300) return 'done';
  return status >= 400 && status < 500 && !patience.has(status) ? 'refused' : 'unavailable';
}

// fetch tells a cut or refused connection by a TypeError with a cause, and the deadline by a TimeoutError.
const isSilence = (error: unknown): boolean => {
  const { name, cause } = error as { name?: string; cause?: unknown };
  return name === 'TimeoutError' || (name === 'TypeError' && cause !== undefined);
};
