// What the demo action endpoint did, one line of JSON each: read back at the next start, so nothing is executed twice after a kill.
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** One thing that happened to an action: carried out, or refused. */
export interface JournalEntry {
  readonly outcome: 'executed' | 'refused' | 'unavailable';
  /** The caller's Idempotency-Key. */
  readonly key: string;
  /** SHA-256 of the request's body. */
  readonly digest: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the outside system calls the execution; executed only. */
  readonly reference?: string;
  readonly action: Readonly<Record<string, unknown>>;
}

/** Entries in memory, each on disk before it counts; in memory only without a file. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  private readonly descriptor: number | undefined;

  constructor(file?: string) {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    this.entries.push(...readWhole(file));
    this.descriptor = openSync(file, 'a');
  }

  write(entry: JournalEntry): void {
    if (this.descriptor !== undefined) {
      appendFileSync(this.descriptor, `${JSON.stringify(entry)}\n`);
      fsyncSync(this.descriptor);
    }
    this.entries.push(entry);
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }
}

/** A last line without its end was never answered for: it is cut off. */
function readWhole(file: string): JournalEntry[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file);
  const whole = text.lastIndexOf(0x0a) + 1;
  if (whole < text.length) truncateSync(file, whole);
  return text
    .subarray(0, whole)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JournalEntry);
}
