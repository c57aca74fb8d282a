// A clock for code that waits: nothing passes until the test says so, and then everything that was waited for happens in order.

interface Waiting {
  readonly until: () => boolean;
  readonly deadline: number | undefined;
  readonly resume: () => void;
}

/** One waiter at a time, as a mailbox has; instants are epoch milliseconds. */
export class VirtualClock {
  private waiting: Waiting | undefined;

  constructor(private instant = 0) {}

  now(): number {
    return this.instant;
  }

  wait(until: () => boolean, deadline: number | undefined): Promise<void> {
    if (this.waiting !== undefined) throw new Error('two wait on this clock: it serves one mailbox');
    return new Promise((resume) => {
      this.waiting = { until, deadline, resume };
    });
  }

  /** Lets everything happen that needs no more time. */
  async settle(): Promise<void> {
    for (;;) {
      await new Promise((done) => setImmediate(done));
      const { waiting } = this;
      if (waiting === undefined) return;
      if (!waiting.until() && !(waiting.deadline !== undefined && waiting.deadline <= this.instant)) return;
      this.waiting = undefined;
      waiting.resume();
    }
  }

  /** Time passes; a deadline on the way wakes its waiter at its instant. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.instant + milliseconds;
    await this.settle();
    for (let next = this.waiting?.deadline; next !== undefined && next <= end; next = this.waiting?.deadline) {
      this.instant = next;
      await this.settle();
    }
    this.instant = end;
    await this.settle();
  }

  /** Time passes while nobody runs: what fell due meanwhile is found all at once. */
  outage(milliseconds: number): void {
    this.instant += milliseconds;
  }
}
