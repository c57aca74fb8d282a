// Marks a place in a timeline: entries are only ever added at its end, so the last entry seen is enough.
import { ProblemError } from '../http/problem-error';

export interface TimelinePlace {
  readonly step: number;
  readonly sequence: number;
}

export const writeCursor = ({ step, sequence }: TimelinePlace): string => Buffer.from(`${step}.${sequence}`).toString('base64url');

/** @throws ProblemError invalid_cursor for anything `writeCursor` did not write */
export function readCursor(cursor: string): TimelinePlace {
  const [, step, sequence] = /^(\d{1,6})\.(\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (step !== undefined && sequence !== undefined) {
    const place = { step: Number(step), sequence: Number(sequence) };
    // Only the one spelling: base64 decoders overlook characters that do not belong.
    if (writeCursor(place) === cursor) return place;
  }
  throw new ProblemError({ code: 'invalid_cursor', detail: 'The cursor does not come from this timeline: start again without one.' });
}
