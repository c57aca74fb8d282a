// Cursors of keyset pages: where the page before ended, so that rows that come or go meanwhile neither repeat nor vanish.
import { z } from 'zod';
import { type EscalationSort, InvalidCursorError } from './escalation-types';

const position = z.strictObject({ sort: z.enum(['nextClock', 'raisedAt']), at: z.int().nullable(), id: z.uuid() });

/** `at`: the sorted instant of the last row; null for a case without a clock. */
export type Position = z.output<typeof position>;

export const writeCursor = (last: Position): string => Buffer.from(JSON.stringify(last), 'utf8').toString('base64url');

/** @throws InvalidCursorError for a text that `writeCursor` never wrote, or wrote for another sort. */
export function readCursor(cursor: string, sort: EscalationSort): Position {
  const parsed = position.safeParse(decoded(cursor));
  if (!parsed.success || parsed.data.sort !== sort) throw new InvalidCursorError();
  return parsed.data;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursorError();
  }
}
