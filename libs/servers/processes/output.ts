// What becomes of the words of a child: a log file that outlives this process, or lines handed over one by one.
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** `file`: appended to by the child itself. `line`: called with each line it prints. Neither: the last lines are kept. */
export interface Output {
  readonly file?: string;
  readonly line?: (line: string) => void;
}

interface OpenOutput {
  readonly stdio: 'pipe' | number;
  readonly attach: (child: ChildProcess) => void;
  readonly lastWords: () => string;
}

/** A crash prints where it happened after why: more than a screen. */
const keptLines = 400;
/** Ten megabytes of log, then the file is put aside once; enough to look into yesterday. */
const fullLog = 10_485_760;

export function openOutput({ file, line }: Output = {}): OpenOutput {
  return file && !line ? toFile(file) : toLines(line);
}

/** The child writes the file itself, so a log goes on without its parent and no broken pipe can end the child. */
function toFile(file: string): OpenOutput {
  const descriptor = openLog(file);
  const before = statSync(file).size;
  return {
    stdio: descriptor,
    attach: () => closeSync(descriptor),
    lastWords: () => reasonIn(readFileSync(file).subarray(before).toString('utf8').trim().split('\n').slice(-keptLines)),
  };
}

function toLines(line?: (line: string) => void): OpenOutput {
  const kept: string[] = [];
  const take = (text: string) => {
    kept.push(text);
    if (kept.length > keptLines) kept.shift();
    line?.(text);
  };
  return {
    stdio: 'pipe',
    attach: ({ stdout, stderr }) => {
      for (const stream of [stdout, stderr]) if (stream) readLines(stream as Socket, take);
    },
    lastWords: () => reasonIn(kept),
  };
}

const reasonIn = (lines: readonly string[]): string => lines.find((line) => /^(panic|fatal error): /.test(line)) ?? lines.at(-1) ?? '';

function readLines(stream: Socket, take: (line: string) => void): void {
  createInterface({ input: stream }).on('line', take);
  stream.unref();
}

/** Opens a log file for appending; a full one is kept beside it under `.1`. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > fullLog) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}
