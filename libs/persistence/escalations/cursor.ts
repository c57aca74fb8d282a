// Cursors of keyset pages: where the page before ended, so that rows that come or go meanwhile neither repeat nor vanish.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type EscalationSort, escalationSorts, InvalidCursorError } from './escalation-types';

const position = z.strictObject({
  sort: z.enum(escalationSorts),
  at: z.int().nullable(),
  id: z.uuid(),
  score: z.int().optional(),
  words: z.string().optional(),
});

/**
 * `at`: the sorted instant of the last row, null for a case without a clock; of `relevance`, the instant of its raise, with its `score` and a digest of
 * the words that it fits (a cursor goes through addresses and logs, where nobody's words belong).
 */
export type Position = z.output<typeof position>;

export const writeCursor = (last: Position): string => Buffer.from(JSON.stringify(last), 'utf8').toString('base64url');

export const digestOf = (words: string): string => createHash('sha256').update(words, 'utf8').digest('base64url').slice(0, 16);

/** @throws InvalidCursorError for a text that `writeCursor` never wrote, or wrote for another sort or, by relevance, for other words. */
export function readCursor(cursor: string, { sort, q }: { sort: EscalationSort; q: string | undefined }): Position {
  const parsed = position.safeParse(decoded(cursor));
  if (!parsed.success || parsed.data.sort !== sort) throw new InvalidCursorError();
  const { score, words } = parsed.data;
  if (sort === 'relevance' && (score === undefined || q === undefined || words !== digestOf(q))) throw new InvalidCursorError();
  return parsed.data;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursorError();
  }
}
