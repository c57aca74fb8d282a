// One of the lives that walk side by side through a worker's deaths, and what its callers do after each.
import { randomUUID } from 'node:crypto';
import type { PersonName } from '../api/organisations';
import { until } from '../races/case-in-race';
import { isHeldByTemporal } from '../races/history';
import type { House } from '../races/house';
import type { Told } from './agreement';
import type { Callers, Command } from './callers';

/** Somebody else, who comes first after the death, and what they are told. */
export interface Other {
  readonly person: PersonName;
  readonly command: Command;
  readonly told: number;
}

/** How a step of the life comes about: a raise, a person's command, or (neither) by itself. */
export interface LifeStep {
  readonly event: string;
  readonly by?: 'raise' | { readonly person: PersonName; readonly command: Command };
}

/** `asks again`: with the same key. `another first`: another event waits at Temporal before the caller asks again. `has gone`: hung up, never asks. */
export const courses = ['asks again', 'another first', 'has gone'] as const;

export class WalkingLife {
  id = '';
  private ask: ((signal?: AbortSignal) => Promise<Told>) | undefined;
  private readonly answers: Promise<unknown>[] = [];
  private leaving = new AbortController();

  constructor(
    private readonly given: { readonly house: House; readonly callers: Callers },
    readonly course: (typeof courses)[number],
  ) {}

  /** Resolves once the step is on its way. */
  async begins({ by }: LifeStep): Promise<void> {
    const { callers } = this.given;
    if (by === undefined) return;
    const key = randomUUID();
    const raiser = callers.raiser(key);
    this.ask = by === 'raise' ? raiser.once : (signal) => callers.send({ ...by, escalationId: this.id, key, signal });
    this.leaving = new AbortController();
    this.answers.push(this.ask(this.leaving.signal));
    if (by === 'raise') await this.isAccepted(key);
  }

  /** The worker is dead. Resolves once what arrives first has arrived. */
  async arrivesFirst(other: Other): Promise<void> {
    if (this.course === 'has gone') return this.leaving.abort();
    if (this.course === 'another first') await this.isSent(other);
    const { ask } = this;
    if (ask) this.answers.push(this.given.callers.insistently(() => ask()).then(({ status }) => expect([200, 201]).toContain(status)));
  }

  /** Resolves once every caller who has not gone was answered. */
  async isAnswered(): Promise<void> {
    await Promise.all(this.answers.splice(0));
    this.ask = undefined;
  }

  private async isSent({ person, command, told }: Other): Promise<void> {
    const { house, callers } = this.given;
    const meant = { escalationId: this.id, person, command, key: randomUUID() };
    let isAnswered = false;
    const first = callers.send(meant).finally(() => {
      isAnswered = true;
    });
    // A case that is closed already is refused without asking Temporal.
    await until(async () => isAnswered || (await isHeldByTemporal(house, meant)), `${command[0]} to wait at Temporal`);
    const answered = first.then((answer) => (answer.status === 503 ? callers.insist(meant) : answer));
    this.answers.push(answered.then(({ status }) => expect([command[0], status]).toEqual([command[0], told])));
  }

  private async isAccepted(key: string): Promise<void> {
    await until(async () => {
      const { rows } = await this.given.house.database.query('select escalation_id from command where key = $1', [key]);
      this.id = rows[0]?.escalation_id ?? '';
      return this.id !== '';
    }, 'the raise to be accepted');
  }
}
