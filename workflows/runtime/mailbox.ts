// The one mailbox of a case: answers, commands and clocks that fall due are taken one at a time (design §4).

/** Time as the mailbox needs it; the workflow's is Temporal's, a test's is its own. */
export interface MailboxClock {
  now(): number;
  /** Resolves when `until()` holds, or at `deadline` (epoch milliseconds) if that comes first. */
  wait(until: () => boolean, deadline: number | undefined): Promise<void>;
}

/** How somebody who sent a command hears of it; answers and clocks have nobody. */
export interface Reply<Receipt> {
  accept(receipt: Receipt): void;
  refuse(error: Error): void;
}

export interface Letter<Event, Receipt> {
  readonly event: Event & { readonly at: number };
  readonly reply?: Reply<Receipt>;
}

interface Posted<Event, Receipt> {
  readonly message: Event;
  readonly reply?: Reply<Receipt>;
  /** Taken only when no clock is due: the clocks first settle what belongs to the old rules. */
  readonly afterClocks: boolean;
}

export interface MailboxOptions<Clock extends string, Event> {
  readonly clock: MailboxClock;
  /** Settles ties between clocks due at the same instant. */
  readonly order: readonly Clock[];
  readonly dueEvent: (clock: Clock) => Event;
}

type Due<Clock extends string> = Readonly<Partial<Record<Clock, number>>>;

export class Mailbox<Clock extends string, Event extends object, Receipt> {
  private readonly answers: Event[] = [];
  private readonly commands: Posted<Event, Receipt>[] = [];
  private closed: (() => Error) | undefined;

  constructor(private readonly options: MailboxOptions<Clock, Event>) {}

  /** Puts an answer at the end of the answers; they are taken in the order asked. */
  answer(...messages: readonly Event[]): void {
    this.answers.push(...messages);
  }

  /** Posts a command and resolves with its receipt, or rejects with its refusal. */
  post(message: Event, { afterClocks = false } = {}): Promise<Receipt> {
    if (this.closed !== undefined) return Promise.reject(this.closed());
    return new Promise((accept, refuse) => {
      this.commands.push({ message, reply: { accept, refuse }, afterClocks });
    });
  }

  /** Posts a command nobody waits for. */
  deposit(message: Event): void {
    if (this.closed === undefined) this.commands.push({ message, afterClocks: false });
  }

  /**
   * The next letter: answers, then commands in the order of arrival, then the earliest clock already due, ties by the fixed
   * order. A clock is read when it is taken and never queued, so a command can still move it.
   */
  async next(due: Due<Clock>): Promise<Letter<Event, Receipt>> {
    for (;;) {
      const at = this.options.clock.now();
      const letter = this.take(due, at);
      if (letter !== undefined) return letter;
      await this.options.clock.wait(() => this.answers.length > 0 || this.commands.length > 0, this.earliest(due)?.at);
    }
  }

  /** True while an answer waits to be taken. */
  get hasAnswers(): boolean {
    return this.answers.length > 0;
  }

  /** Refuses what is left and whatever still comes. */
  close(refusal: () => Error): void {
    this.closed = refusal;
    for (const { reply } of this.commands.splice(0)) reply?.refuse(refusal());
  }

  private take(due: Due<Clock>, at: number): Letter<Event, Receipt> | undefined {
    const answer = this.answers.shift();
    if (answer !== undefined) return { event: { ...answer, at } };
    const earliest = this.earliest(due);
    const clockIsDue = earliest !== undefined && earliest.at <= at;
    const [command] = this.commands;
    if (command !== undefined && !(command.afterClocks && clockIsDue)) {
      this.commands.shift();
      return { event: { ...command.message, at }, reply: command.reply };
    }
    return clockIsDue ? { event: { ...this.options.dueEvent(earliest.clock), at } } : undefined;
  }

  private earliest(due: Due<Clock>): { clock: Clock; at: number } | undefined {
    const { order } = this.options;
    const armed = Object.keys(due) as Clock[];
    const unknown = armed.find((clock) => !order.includes(clock));
    if (unknown !== undefined) throw new Error(`the clock '${unknown}' has no place in the mailbox's order and would never be taken`);
    return order.reduce<{ clock: Clock; at: number } | undefined>((first, clock) => {
      const { [clock]: at } = due;
      return at !== undefined && (first === undefined || at < first.at) ? { clock, at } : first;
    }, undefined);
  }
}
