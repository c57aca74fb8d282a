// Reads the Authorization header: a token of a person has three parts with dots between them, a key of ours has none.
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';

export interface Bearer {
  readonly kind: 'key' | 'token';
  readonly value: string;
  /** What it claims to be, unproven and hashed: failures are counted per principal, and no secret is written down. */
  readonly claims: string;
}

// 256 bits in any usual spelling, a token with some claims; longer is neither, and would only cost time.
const form = /^Bearer ([\x21-\x7e]{16,8192})$/i;
const tokenForm = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const longestKey = 200;
/** Enough to tell keys apart, far too little to guess the rest. */
const keyStart = 12;

/** Null when there is no credential, or nothing that could be one. */
export function readBearer(header: string | undefined): Bearer | null {
  const [, value] = form.exec(header ?? '') ?? [];
  if (value === undefined) return null;
  if (tokenForm.test(value)) return { kind: 'token', value, claims: hashed(`token ${claimedSubject(value)}`) };
  return value.length > longestKey ? null : { kind: 'key', value, claims: hashed(`key ${value.slice(0, keyStart)}`) };
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');

function claimedSubject(token: string): string {
  try {
    const { iss, sub } = decodeJwt(token);
    return JSON.stringify([iss, sub]);
  } catch {
    // No token at all: all of these are one principal.
    return '';
  }
}
