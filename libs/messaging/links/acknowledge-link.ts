// The one-click link of a recipient's mail: a signed token that lets its holder do one thing for one person on one case.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@relais/contracts';

export interface AcknowledgeLink {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly userId: string;
  /** The step whose message carried the link. */
  readonly step: number;
  readonly expiresAt: Instant;
}

// 1 version, 3 ids of 16, step as 4, expiry in seconds as 5; the HMAC-SHA256 of all of it follows.
const version = 1;
const bodyBytes = 58;
const tokenBytes = bodyBytes + 32;

/** A token of 120 URL-safe characters. Ids must be UUIDs. */
export function signAcknowledgeLink(link: AcknowledgeLink, secret: string): string {
  const body = Buffer.alloc(bodyBytes);
  body.writeUInt8(version, 0);
  const ids = [link.organisationId, link.escalationId, link.userId].map((id) => id.replaceAll('-', ''));
  body.write(ids.join(''), 1, 48, 'hex');
  body.writeUInt32BE(link.step, 49);
  body.writeUIntBE(Math.floor(link.expiresAt / 1000), 53, 5);
  return Buffer.concat([body, signatureOf(body, secret)]).toString('base64url');
}

/** Null for a token that is not ours, was changed, or has expired at `at`; its reader is told no more than that. */
export function readAcknowledgeLink(token: string, { secret, at }: { secret: string; at: Instant }): AcknowledgeLink | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== tokenBytes || bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, bodyBytes);
  if (!timingSafeEqual(bytes.subarray(bodyBytes), signatureOf(body, secret)) || body.readUInt8(0) !== version) return null;
  const link = {
    organisationId: uuidAt(body, 1),
    escalationId: uuidAt(body, 17),
    userId: uuidAt(body, 33),
    step: body.readUInt32BE(49),
    expiresAt: body.readUIntBE(53, 5) * 1000,
  };
  return link.expiresAt > at ? link : null;
}

/** Where the API shows the page behind a token. */
export const acknowledgeAddress = (publicUrl: string, token: string): string => `${publicUrl.replace(/\/+$/, '')}/acknowledge/${token}`;

const signatureOf = (body: Buffer, secret: string): Buffer =>
  createHmac('sha256', secret).update('relais acknowledge link').update(body).digest();

const uuidAt = (bytes: Buffer, start: number): string =>
  bytes.toString('hex', start, start + 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
