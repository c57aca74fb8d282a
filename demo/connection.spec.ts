// Lost if these fail: a newcomer who has not started Relais meets a stack trace instead of one line that says what to do.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStack } from './connection';
import { DemoFault } from './demo-fault';
import { RelaisApi } from './relais-api';

async function serving(answer: { status: number; body: object }, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

const apiAt = (url: string): RelaisApi => new RelaisApi({ url, apiKey: 'k' });

describe('where the demo finds Relais', () => {
  it('is what npm start left, with the key of the practice organisation', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-'));
    try {
      writeFileSync(
        join(folder, 'addresses.json'),
        JSON.stringify({ apiUrl: 'http://127.0.0.1:7080', keys: { company: 'c', practice: 'p' } }),
      );
      expect(findStack({ RELAIS_FOLDER: folder })).toEqual({ url: 'http://127.0.0.1:7080', apiKey: 'p' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is what the environment names, both parts or none', () => {
    expect(findStack({ RELAIS_URL: 'https://relais.example/', RELAIS_API_KEY: 'k' })).toEqual({
      url: 'https://relais.example',
      apiKey: 'k',
    });
    expect(() => findStack({ RELAIS_URL: 'https://relais.example' })).toThrow('RELAIS_URL and RELAIS_API_KEY go together');
  });

  it('is said to be missing when nobody left an address', () => {
    expect(() => findStack({ RELAIS_FOLDER: join(tmpdir(), 'no-such-relais') })).toThrow(/^No running Relais was found: run npm start/);
  });
});

describe('reaching Relais', () => {
  it('says in one line that nothing answers', async () => {
    let gone = '';
    await serving({ status: 200, body: {} }, async (url) => {
      gone = url;
    });
    const failure = await apiAt(gone)
      .checkReach()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DemoFault);
    expect((failure as Error).message).toBe(
      `Nothing answers at ${gone}: run npm start in another terminal, wait until it is up, and run the demo again.`,
    );
  });

  it('refuses an organisation that counts in days', async () => {
    await serving({ status: 200, body: { document: { check: 'P3D' } } }, async (url) => {
      await expect(apiAt(url).checkReach()).rejects.toThrow('waits P3D for its check: use the key of the practice organisation');
    });
  });

  it('passes a refusal on with its code and its places', async () => {
    const errors = [{ pointer: '/cost', detail: 'is missing' }];
    await serving({ status: 422, body: { code: 'invalid_command', title: 'No', detail: 'Send the cost.', errors } }, async (url) => {
      await expect(apiAt(url).read('e1')).rejects.toThrow(
        'GET /v1/escalations/e1 was answered 422: invalid_command; Send the cost.; /cost is missing',
      );
    });
  });
});
