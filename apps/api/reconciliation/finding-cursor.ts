// Marks a place among the findings, newest first: when one was first seen, and which.
import { ProblemError } from '../http/problem-error';

export interface FindingPlace {
  readonly firstSeenAt: number;
  readonly id: string;
}

export const writeCursor = ({ firstSeenAt, id }: FindingPlace): string => Buffer.from(`${firstSeenAt}.${id}`).toString('base64url');

/** @throws ProblemError invalid_cursor for anything `writeCursor` did not write */
export function readCursor(cursor: string): FindingPlace {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, firstSeenAt, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (firstSeenAt !== undefined && id !== undefined) {
    const place = { firstSeenAt: Number(firstSeenAt), id };
    // Only the one spelling: base64 decoders overlook characters that do not belong.
    if (writeCursor(place) === cursor) return place;
  }
  throw new ProblemError({ code: 'invalid_cursor', detail: 'The cursor does not come from these findings: start again without one.' });
}
