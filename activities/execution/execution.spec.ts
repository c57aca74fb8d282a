// Contract: an action ends in exactly one way; what nobody knows is tried again under the same key and never called a refusal.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createExecutionActivities, type ExecutionDependencies } from '.';

type Attempt = Parameters<ExecutionDependencies['actions']['recordAttempt']>[0];
type Handler = Parameters<typeof createServer>[1] & {};

const reference = { organisationId: 'o', escalationId: 'e', actionId: 'r1a1' };
const stored = {
  organisationId: 'o',
  escalationId: 'e',
  id: 'r1a1',
  decisionId: 'd',
  kind: 'refund' as const,
  amountMinor: 3500,
  currency: 'EUR',
  description: 'Refund for Jeanne',
  status: 'running' as const,
  runs: 1,
  attempts: [],
  changedAt: 0,
};

let server: Server;
const attempts: Attempt[] = [];
const answering = async (handler: Handler) => {
  server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return createExecutionActivities({
    actions: { find: async () => stored, recordAttempt: async (attempt) => void attempts.push(attempt) },
    endpointUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/actions`,
    endpointSecret: 'secret',
    heartbeat: () => undefined,
    now: () => 42,
  });
};
const status = (code: number) => answering((_request, response) => void response.writeHead(code).end('Jeanne'));

beforeEach(() => void attempts.splice(0));
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('an action carried out in an outside system (domain.md §3, `implementing`)', () => {
  it('is done on 2xx, sent once with its key, its amount and its bearer token', async () => {
    const seen: { headers: IncomingHttpHeaders; body: unknown }[] = [];
    const { execute } = await answering(async (request, response) => {
      const chunks = await request.toArray();
      seen.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
      response.writeHead(201).end();
    });
    expect(await execute({ ...reference, run: 1 })).toEqual({ type: 'action_done', actionId: 'r1a1' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      headers: { 'idempotency-key': 'e:r1a1', authorization: 'Bearer secret', 'content-type': 'application/json' },
      body: { kind: 'refund', amountMinor: 3500, currency: 'EUR', actionId: 'r1a1' },
    });
    expect(attempts).toEqual([{ ...reference, run: 1, at: 42, outcome: 'done', status: 201 }]);
  });

  it.each([400, 404, 409, 422])('is refused, for a person to settle, on %i', async (code) => {
    const { execute } = await status(code);
    expect(await execute({ ...reference, run: 2 })).toEqual({ type: 'action_failed', actionId: 'r1a1', unknown: false });
    expect(attempts).toMatchObject([{ run: 2, outcome: 'refused', status: code }]);
  });

  it.each([302, 408, 425, 429, 500, 503])('is tried again on %i, and says nothing of what was answered', async (code) => {
    const { execute } = await status(code);
    const error = (await execute({ ...reference, run: 1 }).catch((failure: unknown) => failure)) as Error;
    expect(error).toMatchObject({ code: 'action_unavailable' });
    expect(`${error.stack}`).not.toContain('Jeanne');
    expect(attempts).toMatchObject([{ outcome: 'unavailable', status: code }]);
  });

  it('is tried again when the connection is cut after the order was sent: it may have been carried out', async () => {
    const { execute } = await answering((request) => void request.socket.destroy());
    await expect(execute({ ...reference, run: 1 })).rejects.toMatchObject({ code: 'action_unavailable' });
    expect(attempts).toMatchObject([{ outcome: 'no_answer', status: null }]);
  });

  it('is tried again when nobody listens', async () => {
    const { execute } = await status(200);
    await new Promise((resolve) => server.close(resolve));
    await expect(execute({ ...reference, run: 1 })).rejects.toMatchObject({ code: 'action_unavailable' });
  });
});
