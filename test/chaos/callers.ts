// People and systems that call Relais while it is hurt: each keeps what it was told, and asks again with the same key until it is answered.
import { randomUUID } from 'node:crypto';
import type { PersonName } from '../api/organisations';
import { raiseBody } from '../api/raise-body';
import type { House } from '../races/house';
import type { Told } from './agreement';

type Command = readonly [command: string, body: object];

/** A command on its way: which case, by whom. */
export interface Meant {
  readonly escalationId: string;
  readonly person: PersonName;
  readonly command: Command;
  /** A new one unless given. */
  readonly key?: string;
  /** Milliseconds after which the caller hangs up. */
  readonly hangsUpAfter?: number;
}

const isAnswer = ({ status }: Told): boolean => status !== null && status < 500 && status !== 429;
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

export class Callers {
  /** All answers and all cuts, oldest first. */
  readonly told: Told[] = [];

  constructor(private readonly house: Pick<House, 'url' | 'organisation'>) {}

  /** Says it once. */
  send({ escalationId, person, command: [command, body], key = randomUUID(), hangsUpAfter }: Meant): Promise<Told> {
    return this.post(`/v1/escalations/${escalationId}/${command}`, { command, person, body, key, hangsUpAfter });
  }

  /** Asks again with the same key until it is answered, as the 503 says. */
  insist({ key = randomUUID(), ...meant }: Meant): Promise<Told> {
    return insistently(() => this.send({ ...meant, key }));
  }

  /** A case for a ticket of its own; the same key again is the same request. */
  raiser(key: string = randomUUID()): { once(hangsUpAfter?: number): Promise<Told>; insist(): Promise<Told> } {
    const body = raiseBody();
    const once = (hangsUpAfter?: number) => this.post('/v1/escalations', { command: 'raise', person: 'agent', body, key, hangsUpAfter });
    return { once, insist: () => insistently(once) };
  }

  private async post(
    path: string,
    { command, person, body, key, hangsUpAfter }: { command: string; person: PersonName; body: object; key: string; hangsUpAfter?: number },
  ): Promise<Told> {
    const headers = {
      authorization: `Bearer ${this.house.organisation.key}`,
      'relais-acting-for': person,
      'idempotency-key': key,
      'content-type': 'application/json',
    };
    const signal = hangsUpAfter === undefined ? undefined : AbortSignal.timeout(hangsUpAfter);
    const request = { method: 'POST', headers, body: JSON.stringify(body), signal };
    const told = await fetch(this.house.url + path, request).then(
      async (response) => ({ key, command, status: response.status, body: await response.json() }),
      () => ({ key, command, status: null, body: null }),
    );
    this.told.push(told);
    return told;
  }
}

// The limit is only for a test that will fail.
const patience = 60_000;

async function insistently(ask: () => Promise<Told>): Promise<Told> {
  for (const end = Date.now() + patience; Date.now() < end; await pause()) {
    const told = await ask();
    if (isAnswer(told)) return told;
  }
  throw new Error('a caller asked for a minute and was never answered');
}
