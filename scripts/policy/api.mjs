// Speaks to Relais over HTTP as a backend does: keyed changes, problems as they come, a repeat where the answer is "perhaps".
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from './fault.mjs';

// A publication walks some hundreds of lives.
const deadline = 30_000;
const attempts = 5;
const askAgain = new Set([429, 503]);
const usualFolder = join(import.meta.dirname, '..', '..', '.relais');

/** @throws Fault when no Relais is named and none has left its address */
export function connectionOf(environment, { as, company }) {
  const { RELAIS_URL: url, RELAIS_API_KEY: key, RELAIS_FOLDER: folder = usualFolder } = environment;
  if (url && key) return { url: url.replace(/\/+$/, ''), key, as };
  if (url || key) throw new Fault('RELAIS_URL and RELAIS_API_KEY go together: set both, or neither to use the stack of npm start.');
  const file = join(folder, 'addresses.json');
  if (!existsSync(file)) throw new Fault('No running Relais was found: run npm start, or set RELAIS_URL and RELAIS_API_KEY.');
  const { apiUrl, keys } = JSON.parse(readFileSync(file, 'utf8'));
  return { url: apiUrl, key: company ? keys.company : keys.practice, as };
}

export class Api {
  constructor(connection) {
    this.connection = connection;
  }

  get(path) {
    return this.call('GET', { path });
  }

  post(path, { body, headers } = {}) {
    return this.call('POST', { path, body, headers });
  }

  /** `{ status, body }`, refusals too. @throws Fault when nothing answers */
  async call(method, { path, body, headers = {} }) {
    const { url, key, as } = this.connection;
    const given = {
      authorization: `Bearer ${key}`,
      ...(as !== undefined && { 'relais-acting-for': as }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.sent(url + path, { method, headers: given, body: body && JSON.stringify(body) });
      if (!askAgain.has(answer.status) || attempt === attempts) return { status: answer.status, body: await answer.json() };
      await answer.arrayBuffer();
      await pause(500 * attempt);
    }
  }

  async sent(address, request) {
    try {
      return await fetch(address, { ...request, signal: AbortSignal.timeout(deadline) });
    } catch (error) {
      throw new Fault(`Nothing answers at ${new URL(address).origin}: ${error.cause?.code ?? error.message}.`);
    }
  }
}

/** The body of an answer. @throws Fault in the words of the problem */
export function accepted({ status, body }) {
  if (status < 400) return body;
  const places = (body.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer} ${detail}`).join('');
  throw new Fault(`Relais refuses it (${body.code}): ${body.detail ?? body.title}${places}`);
}
