// Writes and reads the anchors that lie outside the database: one line of JSON each, only ever added (ADR 13).
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';

const anchor = z.object({
  organisationId: z.uuid(),
  escalationId: z.uuid(),
  /** Of the last line of the case's timeline at that moment. */
  position: z.int(),
  step: z.int(),
  sequence: z.int(),
  hash: z.string(),
  /** Epoch milliseconds. */
  anchoredAt: z.int(),
});
export type TimelineAnchor = Readonly<z.output<typeof anchor>>;

/** A line is not an anchor (`code` `anchor_unreadable`): somebody else wrote to the file, or it is another file. */
export class AnchorUnreadableError extends Error {
  readonly code = 'anchor_unreadable';

  constructor(file: string, line: number) {
    super(`Line ${line} of ${file} is no anchor: restore the file from the copy that was taken of it, or name the right one.`);
    this.name = 'AnchorUnreadableError';
  }
}

/** Adds the anchors, on disk when it resolves. A line that a crash cut off is ended first. */
export async function addToAnchorFile(path: string, anchors: readonly TimelineAnchor[]): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: Math.max(0, size - 1) });
    const broken = size > 0 && buffer.toString('utf8') !== '\n';
    const lines = anchors.map((one) => `${JSON.stringify(anchor.parse(one))}\n`).join('');
    await file.appendFile(broken ? `\n${lines}` : lines);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** All anchors of the file, in its order. @throws AnchorUnreadableError; ENOENT when there is no such file. */
export async function readAnchorFile(path: string): Promise<readonly TimelineAnchor[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    const read = anchor.safeParse(parsed(line));
    if (read.success) return [read.data];
    if (line === '' || isCutOff(line)) return [];
    throw new AnchorUnreadableError(path, index + 1);
  });
}

// A crash in the middle of a write leaves the start of a line; its anchors were written again afterwards.
const opening = '{"organisationId":"';
const isCutOff = (line: string): boolean => (line.startsWith(opening) || opening.startsWith(line)) && !line.endsWith('}');

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
