// People and systems that call Relais while it is hurt: each keeps what it was told, and asks again with the same key until it is answered.
import { randomUUID } from 'node:crypto';
import type { PersonName } from '../api/organisations';
import { raiseBody } from '../api/raise-body';
import type { House } from '../races/house';
import type { Told } from './agreement';

export type Command = readonly [command: string, body: object];

/** A command on its way: which case, by whom. */
export interface Meant {
  readonly escalationId: string;
  readonly person: PersonName;
  readonly command: Command;
  /** A new one unless given. */
  readonly key?: string;
  /** Aborted when the caller hangs up. */
  readonly signal?: AbortSignal;
}

const isAnswer = ({ status }: Told): boolean => status !== null && status < 500 && status !== 429;
const patience = 60_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

/** With how many seconds later to ask again. */
export interface Heard extends Told {
  readonly retryAfter: string | null;
}

export class Callers {
  /** All answers and all cuts, oldest first. */
  readonly told: Told[] = [];

  constructor(private readonly house: Pick<House, 'url' | 'organisation'>) {}

  /** Says it once. */
  send({ escalationId, person, command: [command, body], key = randomUUID(), signal }: Meant): Promise<Heard> {
    return this.post(`/v1/escalations/${escalationId}/${command}`, { command, person, body, key, signal });
  }

  /** Asks again with the same key until it is answered, as the 503 says. */
  insist({ key = randomUUID(), ...meant }: Meant): Promise<Heard> {
    return this.insistently(() => this.send({ ...meant, key }));
  }

  /** A case for a ticket of its own; the same key again is the same request. */
  raiser(key: string = randomUUID()): { once(signal?: AbortSignal): Promise<Heard>; insist(): Promise<Heard> } {
    const body = raiseBody();
    const once = (signal?: AbortSignal) => this.post('/v1/escalations', { command: 'raise', person: 'agent', body, key, signal });
    return { once, insist: () => this.insistently(() => once()) };
  }

  private async post(
    path: string,
    { command, person, body, key, signal }: { command: string; person: PersonName; body: object; key: string; signal?: AbortSignal },
  ): Promise<Heard> {
    const headers = {
      authorization: `Bearer ${this.house.organisation.key}`,
      'relais-acting-for': person,
      'idempotency-key': key,
      'content-type': 'application/json',
    };
    const request = { method: 'POST', headers, body: JSON.stringify(body), signal };
    const told = await fetch(this.house.url + path, request).then(
      async (response) => ({
        key,
        command,
        status: response.status,
        body: await response.json(),
        retryAfter: response.headers.get('retry-after'),
      }),
      () => ({ key, command, status: null, body: null, retryAfter: null }),
    );
    this.told.push(told);
    return told;
  }

  /** @throws after a minute, for a test that will fail. */
  async insistently<Answer extends Told>(ask: () => Promise<Answer>): Promise<Answer> {
    for (const end = Date.now() + patience; Date.now() < end; await pause()) {
      const told = await ask();
      if (isAnswer(told)) return told;
    }
    throw new Error('a caller asked for a minute and was never answered');
  }
}
