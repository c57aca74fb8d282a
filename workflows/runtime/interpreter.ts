// The loop that drives any statechart durably: take one letter, step, record, then start what was asked (design §4).
import type { Letter, Mailbox, Reply } from './mailbox';

type At<Event> = Event & { readonly at: number };

/** A case of some machine after a step. */
export interface Step<Snapshot, Effect> {
  readonly snapshot: Snapshot;
  readonly effects: readonly Effect[];
}

/** Where a case stands: its last step, and the last one that a person made. */
export interface Position {
  readonly step: number;
  readonly version: number;
}

export interface StepToRecord<Snapshot, Event, Effect> extends Position {
  readonly event: At<Event>;
  readonly from: Snapshot | null;
  readonly to: Step<Snapshot, Effect>;
}

/** What the loop needs to know of the machine it drives; nothing of its domain. */
export interface Interpretation<Snapshot, Event extends object, Effect, Clock extends string, Receipt> {
  begin(): Step<Snapshot, Effect>;
  take(snapshot: Snapshot, event: At<Event>): Step<Snapshot, Effect>;
  isActive(snapshot: Snapshot): boolean;
  due(snapshot: Snapshot): Readonly<Partial<Record<Clock, number>>>;
  /** The clock whose falling due an event is, if it is one. */
  clockOf(event: Event): Clock | null;
  /** Why a command is not taken now; null for one that is, and for answers and clocks. */
  refuse(snapshot: Snapshot, question: { event: At<Event>; position: Position }): Error | null;
  /** True for a command that, refused while nobody waits for it, is tried again after the next step; any other must not be refused. */
  keeps(event: Event): boolean;
  isByPerson(event: Event): boolean;
  /** Makes the step durable; resolves with the answers that only needed a read, in the order asked. */
  record(step: StepToRecord<Snapshot, Event, Effect>): Promise<readonly Event[]>;
  /** Starts what a recorded step asks of the outside world; its answers come into the mailbox. */
  start(effects: readonly Effect[]): void;
  receipt(snapshot: Snapshot, position: Position): Receipt;
  closedRefusal(): Error;
}

export class Interpreter<Snapshot, Event extends object, Effect, Clock extends string, Receipt> {
  private snapshot: Snapshot | null = null;
  private position: Position = { step: 0, version: 0 };
  private readonly waiting: Reply<Receipt>[] = [];
  private readonly kept: Event[] = [];

  constructor(
    private readonly machine: Interpretation<Snapshot, Event, Effect, Clock, Receipt>,
    private readonly mailbox: Mailbox<Clock, Event, Receipt>,
  ) {}

  /** Runs a case to its end; `birth` is recorded as the first step. Everything still in the mailbox is answered before it returns. */
  async run(birth: At<Event>): Promise<void> {
    let snapshot = await this.commit(birth, this.machine.begin());
    while (this.machine.isActive(snapshot)) {
      const letter = await this.mailbox.next(this.machine.due(snapshot));
      if (this.isRefused(snapshot, letter)) continue;
      if (letter.reply !== undefined) this.waiting.push(letter.reply);
      const next = this.machine.take(snapshot, letter.event);
      this.assertProgress(letter.event, next.snapshot);
      snapshot = await this.commit(letter.event, next);
    }
    // An answer may have come while the last step was recorded; nobody takes it any more, so whoever waits is told now.
    this.settle(snapshot);
    this.mailbox.close(() => this.machine.closedRefusal());
  }

  /** The refusal a command would get at this instant; before the first step is recorded none is refused. */
  refusal(event: At<Event>): Error | null {
    return this.snapshot === null ? null : this.machine.refuse(this.snapshot, { event, position: this.position });
  }

  private isRefused(snapshot: Snapshot, { event, reply }: Letter<Event, Receipt>): boolean {
    const refusal = this.machine.refuse(snapshot, { event, position: this.position });
    if (refusal === null) return false;
    if (reply !== undefined) reply.refuse(refusal);
    else if (this.machine.keeps(event)) this.kept.push(event);
    // Not the refusal itself: it would end the workflow instead of stopping its task.
    else throw new Error(`a letter was refused that nobody waits for: ${refusal.message}`, { cause: refusal });
    return true;
  }

  private async commit(event: At<Event>, to: Step<Snapshot, Effect>): Promise<Snapshot> {
    const step = this.position.step + 1;
    const version = this.machine.isByPerson(event) ? step : this.position.version;
    const from = this.snapshot;
    // Before it is recorded: whoever reads the recorded step must not be refused by the one before it.
    this.snapshot = to.snapshot;
    this.position = { step, version };
    const answers = await this.machine.record({ step, version, event, from, to });
    this.mailbox.answer(...answers);
    this.machine.start(to.effects);
    if (!this.mailbox.hasAnswers) this.settle(to.snapshot);
    return to.snapshot;
  }

  /** Replies once no answer is pending, so that whoever commanded sees where the case came to rest. */
  private settle(snapshot: Snapshot): void {
    const receipt = this.machine.receipt(snapshot, this.position);
    for (const reply of this.waiting.splice(0)) reply.accept(receipt);
    for (const event of this.kept.splice(0)) this.mailbox.deposit(event);
  }

  /** A clock that stays due after it was taken would spin for ever. */
  private assertProgress(event: At<Event>, next: Snapshot): void {
    const clock = this.machine.clockOf(event);
    if (clock === null) return;
    const { [clock]: due } = this.machine.due(next);
    if (due !== undefined && !(due > event.at)) throw new Error(`the clock '${clock}' is still due after it was taken`);
  }
}
