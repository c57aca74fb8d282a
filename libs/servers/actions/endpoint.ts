// Stands in for the outside systems that carry out decided actions (credit, refund, voucher, fix…): exactly once per key.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, listen } from '../http';
import { once } from '../once';
import { choosePort } from '../ports/choose';
import { type Answer, execute, problem } from './execute';
import { Journal, type JournalEntry } from './journal';

export interface ActionEndpointOptions {
  /** A free port unless given. */
  readonly port?: number;
  /** Keeps what was executed over restarts; in memory only unless given. */
  readonly journalFile?: string;
  /** When given, requests must carry it as bearer token. */
  readonly secret?: string;
}

export interface ActionEndpoint {
  /** POST an action to it; GET lists what was executed. */
  readonly url: string;
  readonly port: number;
  /** Executed actions, the oldest first. */
  readonly executed: () => readonly JournalEntry[];
  /** All that happened, refusals included, the oldest first. */
  readonly entries: () => readonly JournalEntry[];
  readonly stop: () => Promise<void>;
}

/**
 * `POST /actions` with `Idempotency-Key` and `{ kind, amountMinor?, currency?, … }` answers 200 `{ reference, kind,
 * executedAt, repeated }`; the same key and body again: the first reference, `repeated: true`; another body: 422
 * `idempotency_key_reused`. `GET /actions` answers `{ items }`. Scripted failures: see `scripts`.
 */
export async function startActionEndpoint(options: ActionEndpointOptions = {}): Promise<ActionEndpoint> {
  const port = await choosePort({ port: options.port, purpose: 'the demo action endpoint', variable: 'ACTIONS_PORT' });
  const journal = new Journal(options.journalFile);
  const executed = () => journal.entries.filter(({ outcome }) => outcome === 'executed');
  const server = createServer((request, response) => {
    answer({ request, journal, secret: options.secret }).then(
      (given) => (given.silent ? response.destroy() : send(response, given)),
      (error: Error) => send(response, problem(400, { code: 'malformed_request', detail: error.message })),
    );
  });
  const close = await listen(server, port);
  const stop = once(() => close().then(() => journal.close()));
  return { url: `http://127.0.0.1:${port}/actions`, port, executed, entries: () => journal.entries, stop };
}

async function answer({ request, journal, secret }: { request: IncomingMessage; journal: Journal; secret?: string }): Promise<Answer> {
  if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/actions') return problem(404, { code: 'not_found' });
  if (secret && request.headers.authorization !== `Bearer ${secret}`) return problem(401, { code: 'not_authenticated' });
  if (request.method === 'GET') return { status: 200, body: { items: journal.entries.filter(({ outcome }) => outcome === 'executed') } };
  if (request.method !== 'POST') return problem(405, { code: 'method_not_allowed' });
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return problem(400, { code: 'idempotency_key_missing' });
  return execute({ key, body: await bodyOf(request), journal });
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}
