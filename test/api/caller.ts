// Speaks HTTP to the API as a backend would, and checks of every refusal that it is the documented form.
import { randomUUID } from 'node:crypto';
import { problem } from '@relais/contracts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts what it expects of it.
  readonly body: any;
}

export interface Call {
  readonly key?: string | null;
  readonly for?: string | null;
  readonly idempotencyKey?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array;
}

/** `call('GET /v1/escalations', …)` */
export type Caller = (request: string, call?: Call) => Promise<Reply>;

/** A caller with a key and a person of its own; each call may bring others. */
export function callerOf({ url, key, as }: { url: string; key: string; as: string }): Caller {
  return async (request, call = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const headers = headersOf(call, { method, key, as });
    const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const response = await fetch(url + path, { method, headers, body: body as string | undefined });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const reply = { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    if (response.status >= 400 && isJson && !path.startsWith('/health')) assertProblem(reply);
    return reply;
  };
}

function headersOf(call: Call, { method, key, as }: { method: string; key: string; as: string }): Record<string, string> {
  const bearer = call.key === undefined ? key : call.key;
  const actingFor = call.for === undefined ? as : call.for;
  const once = call.idempotencyKey === undefined ? randomUUID() : call.idempotencyKey;
  return {
    ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    ...(actingFor !== null && { 'relais-acting-for': actingFor }),
    ...(once !== null && method !== 'GET' && { 'idempotency-key': once }),
    ...((call.body !== undefined || call.raw !== undefined) && { 'content-type': 'application/json' }),
    ...call.headers,
  };
}

function assertProblem({ status, headers, body }: Reply): void {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem().strict().parse(body).status).toBe(status);
}
