// Lost if these fail: a change without a key is taken twice, or a stale reader overwrites what it has not seen.
import { etag, readIdempotencyKey, readIfMatch } from './conditions';
import { ProblemError } from './problem-error';

const refusalOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemError) return error.refusal.code;
    throw error;
  }
  return null;
};

describe('Idempotency-Key', () => {
  it('is demanded', () => {
    expect(refusalOf(() => readIdempotencyKey(undefined))).toBe('idempotency_key_missing');
    expect(refusalOf(() => readIdempotencyKey(''))).toBe('idempotency_key_missing');
  });

  it('has 255 plain characters at most', () => {
    expect(readIdempotencyKey('k'.repeat(255))).toHaveLength(255);
    for (const key of ['k'.repeat(256), 'a b', 'é', 'a\tb']) expect(refusalOf(() => readIdempotencyKey(key))).toBe('invalid_request');
  });
});

describe('If-Match', () => {
  it('reads back an ETag, weakened by a proxy or not', () => {
    expect(readIfMatch(etag(12))).toBe(12);
    expect(readIfMatch(`W/${etag(12)}`)).toBe(12);
  });

  it('asks for nothing when absent or *', () => {
    expect(readIfMatch(undefined)).toBeUndefined();
    expect(readIfMatch('*')).toBeUndefined();
  });

  it.each(['12', '"x"', '"1", "2"', '""', '"-1"'])('refuses %s rather than ignoring it', (header) => {
    expect(refusalOf(() => readIfMatch(header))).toBe('invalid_request');
  });
});
