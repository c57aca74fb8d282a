// A case on which several things happen at once: commands that are only sent, and what the database and the mail sink know of it afterwards.
import { randomUUID } from 'node:crypto';
import type { Reply } from '../api/caller';
import type { PersonName } from '../api/organisations';
import { CaseInHand, inHours, Story } from '../api/story';
import { eventsOf, type HistoryEvent, isHeldByTemporal, orderOf, timersFired } from './history';
import type { House } from './house';

/** A command under way. */
export interface Sent {
  readonly key: string;
  readonly reply: Promise<Reply>;
}

/** Before anything is sent. */
export const nothingSent: Sent = { key: '', reply: new Promise(() => undefined) };

export const approval = {
  choice: 'approve',
  motive: 'Cliente fidèle, erreur de notre part',
  cost: { amountMinor: 3500, currency: 'EUR' },
  actions: [{ kind: 'credit', amountMinor: 3500 }],
};

const isAtRest = (last: HistoryEvent = {}): boolean =>
  [
    last.timerStartedEventAttributes,
    last.timerCanceledEventAttributes,
    last.workflowTaskCompletedEventAttributes,
    last.workflowExecutionUpdateCompletedEventAttributes,
  ].some((attributes) => attributes != null);

/** Polls a fact; the limit is only for a test that will fail. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 40_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

export class CaseInRace {
  private constructor(
    private readonly house: House,
    readonly inHand: CaseInHand,
  ) {}

  get id(): string {
    return this.inHand.id;
  }

  /** A case that awaits its acknowledgment. */
  static async raised(house: House): Promise<CaseInRace> {
    const found = new CaseInRace(house, await new Story(house).raise());
    await found.settles();
    return found;
  }

  static async acknowledged(house: House, promisedAt = inHours(3)): Promise<CaseInRace> {
    const found = await CaseInRace.raised(house);
    await found.inHand.does('supervisor', 'acknowledge', { promisedAt });
    await found.settles();
    return found;
  }

  send(person: PersonName, command: [string, object], key: string = randomUUID()): Sent {
    return { key, reply: this.inHand.send(person, command, { idempotencyKey: key }) };
  }

  /** The same, resolved once Temporal holds the command and nobody has taken it. */
  async queue(person: PersonName, command: [string, object]): Promise<Sent> {
    const sent = this.send(person, command);
    await until(() => isHeldByTemporal(this.house, { escalationId: this.id, key: sent.key }), `${command[0]} to wait at Temporal`);
    return sent;
  }

  async timerFires(more = 1): Promise<void> {
    const before = await timersFired(this.house, this.id);
    await until(async () => (await timersFired(this.house, this.id)) >= before + more, `${more} more timers to fire`);
  }

  /** Resolves once nothing of the case is under way: its history ends with a task that asked for nothing but a timer. */
  async settles(): Promise<void> {
    await until(async () => isAtRest((await eventsOf(this.house, this.id)).at(-1)), 'the case to settle');
  }

  /** Resolves once the history holds the entry. */
  has(entry: string): Promise<void> {
    return until(async () => (await this.order()).includes(entry), `'${entry}' in the history`);
  }

  order(): Promise<string[]> {
    return orderOf(this.house, this.id);
  }

  /** Events of the timeline in order: `acknowledge`, `due reminder`. Each step must be there once, none left out. */
  async events(): Promise<string[]> {
    const { rows } = await this.house.database.query(
      `select step, type, clock from timeline_entry where escalation_id = $1 and sequence = 0 order by step`,
      [this.id],
    );
    expect(rows.map(({ step }) => step)).toEqual(rows.map((_row, index) => index + 1));
    return rows.map(({ type, clock }) => (clock === null ? type : `${type} ${clock}`));
  }

  async notes(): Promise<string[]> {
    const { rows } = await this.house.database.query(
      'select type from timeline_entry where escalation_id = $1 and sequence > 0 order by step, sequence',
      [this.id],
    );
    return rows.map(({ type }) => type);
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test asserts what it expects of it.
  async context(): Promise<any> {
    const { rows } = await this.house.database.query('select snapshot from escalation where id = $1', [this.id]);
    return rows[0].snapshot.context;
  }

  /** Kinds of messages that were written, with their number: `{ reminder: 1 }`. */
  async messages(): Promise<Record<string, number>> {
    const { rows } = await this.house.database.query(
      'select kind, addressee, count(*)::int as number from message where escalation_id = $1 group by 1, 2',
      [this.id],
    );
    return Object.fromEntries(rows.map(({ kind, addressee, number }) => [`${kind} ${addressee}`, number]));
  }
}
