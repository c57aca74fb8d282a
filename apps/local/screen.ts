// What the terminal shows while the local stack comes up and runs: one line per step, with the time since the start.

/** Writes progress lines, and lines of the processes, to the terminal. */
export class Screen {
  private readonly startedAt = performance.now();

  constructor(private readonly write: (line: string) => void) {}

  /** One line of progress: what, and what there is to say about it. */
  step(what: string, detail: string): void {
    const elapsed = ((performance.now() - this.startedAt) / 1000).toFixed(1).padStart(6);
    this.write(`${elapsed} s  ${what.padEnd(10)} ${detail}`);
  }

  /** Lines without a time: the addresses, the faults. */
  lines(...lines: readonly string[]): void {
    for (const line of lines) this.write(line);
  }
}
