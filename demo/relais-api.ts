// Speaks to Relais over HTTP, as any backend would: keyed changes, problems in words, a repeat where the answer is "perhaps".
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseView, PolicyView, Problem, PublicCommand, RaiseRequest, TimelineEntry } from '@relais/contracts';
import type { Connection } from './connection';
import { DemoFault } from './demo-fault';

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly actingFor?: string;
  readonly body?: unknown;
}

export interface CommandCall {
  readonly escalationId: string;
  readonly actingFor: string;
  readonly command: PublicCommand;
  readonly body: unknown;
}

// An answer takes a tenth of a second; a stack that is busy starting may take seconds.
const deadline = 15_000;
/** "Perhaps taken, ask again" and "too many at once": the same key makes the repeat harmless. */
const askAgain = new Set([429, 503]);
const attempts = 5;

export class RelaisApi {
  constructor(private readonly connection: Connection) {}

  /** @throws DemoFault when nothing answers, the key is not taken, or its organisation does not count in seconds */
  async checkReach(): Promise<void> {
    const { document } = await this.call<PolicyView>({ method: 'GET', path: '/v1/policy' });
    if (/^PT\d+S/.test(document.check)) return;
    throw new DemoFault(
      `The key belongs to an organisation that waits ${document.check} for its check: use the key of the practice organisation.`,
    );
  }

  raise(actingFor: string, body: RaiseRequest): Promise<CaseView> {
    return this.call({ method: 'POST', path: '/v1/escalations', actingFor, body });
  }

  command({ escalationId, command, actingFor, body }: CommandCall): Promise<CaseView> {
    return this.call({ method: 'POST', path: `/v1/escalations/${escalationId}/${command.replaceAll('_', '-')}`, actingFor, body });
  }

  read(escalationId: string): Promise<CaseView> {
    return this.call({ method: 'GET', path: `/v1/escalations/${escalationId}` });
  }

  async timeline(escalationId: string): Promise<TimelineEntry[]> {
    const entries: TimelineEntry[] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/v1/escalations/${escalationId}/timeline?limit=500${from}`;
      const page: { items: TimelineEntry[]; nextCursor: string | null } = await this.call({ method: 'GET', path });
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return entries;
  }

  private async call<Answer>(call: Call): Promise<Answer> {
    const key = randomUUID();
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.send(call, key);
      if (response.ok) return (await response.json()) as Answer;
      if (!askAgain.has(response.status) || attempt === attempts) throw await refused(call, response);
      await response.arrayBuffer();
      await pause(500 * attempt);
    }
  }

  private async send({ method, path, actingFor, body }: Call, key: string): Promise<Response> {
    const { url, apiKey } = this.connection;
    const headers = {
      authorization: `Bearer ${apiKey}`,
      ...(actingFor && { 'relais-acting-for': actingFor }),
      ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': key }),
    };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    try {
      return await fetch(`${url}${path}`, { method, headers, ...content, signal: AbortSignal.timeout(deadline) });
    } catch (error) {
      if (!isSilence(error)) throw error;
      throw new DemoFault(`Nothing answers at ${url}: run npm start in another terminal, wait until it is up, and run the demo again.`);
    }
  }
}

// fetch tells a refused or cut connection by a TypeError with a cause, and the deadline by a TimeoutError.
function isSilence(error: unknown): boolean {
  const { name, cause } = error as Partial<Error>;
  return (name === 'TypeError' && cause !== undefined) || name === 'TimeoutError';
}

async function refused({ method, path, actingFor }: Call, response: Response): Promise<DemoFault> {
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.includes('problem+json');
  const { code, title, detail, errors = [] } = (isProblem ? JSON.parse(text) : { title: text.slice(0, 200) }) as Partial<Problem>;
  const places = errors.map((error) => `${error.pointer} ${error.detail}`);
  const why = [code, detail ?? title, ...places].filter(Boolean).join('; ');
  return new DemoFault(`${method} ${path}${actingFor ? ` for ${actingFor}` : ''} was answered ${response.status}: ${why}`);
}
