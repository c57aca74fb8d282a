// Lost if these fail: a page of a timeline is skipped or shown twice, or a forged cursor reaches the database.
import { ProblemError } from '../http/problem-error';
import { readCursor, writeCursor } from './timeline-cursor';

describe('the cursor of a timeline', () => {
  it('comes back as it was', () => {
    expect(readCursor(writeCursor({ step: 12, sequence: 3 }))).toEqual({ step: 12, sequence: 3 });
  });

  it.each(['', 'abc', 'MTIuMw==', ' MTIuMw', Buffer.from('1.2.3').toString('base64url'), Buffer.from('-1.2').toString('base64url')])(
    'is refused when nobody gave it: %p',
    (cursor) => {
      expect(() => readCursor(cursor)).toThrow(ProblemError);
    },
  );
});
