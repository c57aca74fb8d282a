// Reads the two headers that make a change safe to repeat and safe to send late: Idempotency-Key and If-Match.
import { ProblemError } from './problem-error';
import { refusalOf } from './validation';

/** Visible ASCII, 255 characters at most: long enough for any UUID or hash. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** @throws ProblemError idempotency_key_missing, or invalid_request for a key that is too long or not plain. */
export function readIdempotencyKey(header: string | string[] | undefined): string {
  if (header === undefined || header === '') {
    const detail = 'Send an Idempotency-Key header: a new one per change, the same one to repeat it.';
    throw new ProblemError({ code: 'idempotency_key_missing', detail });
  }
  if (typeof header === 'string' && keyForm.test(header)) return header;
  throw refusalOf([{ pointer: '/header/Idempotency-Key', detail: 'has 1 to 255 visible ASCII characters, without spaces' }]);
}

/** The version of `If-Match: "12"`; undefined when absent or `*`. */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const [, version] = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header) ?? [];
  if (version !== undefined) return Number(version);
  throw refusalOf([{ pointer: '/header/If-Match', detail: 'is one ETag of this case, as "12"' }]);
}

/** `"12"`: the last step that a person made. */
export const etag = (version: number): string => `"${version}"`;
