// Stands in front of the action endpoint as a slow network would: the order arrives at once, the answer only when nobody waits for it any more.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LateEndpoint {
  readonly url: string;
  /** The next answers come after their caller has given up. */
  readonly beLate: (times: number) => void;
  /** How many answers came too late so far. */
  readonly late: () => number;
  readonly stop: () => Promise<void>;
}

export async function startLateEndpoint(behind: string): Promise<LateEndpoint> {
  let owed = 0;
  let late = 0;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const headers = { 'content-type': 'application/json', 'idempotency-key': String(request.headers['idempotency-key']) };
    const answer = await fetch(behind, { method: 'POST', headers, body });
    const words = await answer.text();
    if (owed > 0) {
      owed -= 1;
      await once(response, 'close');
      late += 1;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(words);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/actions`,
    beLate: (times) => {
      owed = times;
    },
    late: () => late,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
