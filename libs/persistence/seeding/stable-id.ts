// Ids that are the same on every machine, so that files of the demo can rely on them.
import { createHash } from 'node:crypto';

const namespace = 'relais-demo';

/** A version 5 style UUID of the names, in order. */
export function stableId(...names: readonly string[]): string {
  const digits = createHash('sha1')
    .update([namespace, ...names].join('/'))
    .digest('hex');
  const variant = ((Number.parseInt(digits.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant}${digits.slice(18, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
