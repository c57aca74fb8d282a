// Seals each line of a case's past with the line before it, so that nobody can change, drop, move or add one unnoticed (design.md §5, ADR 13).
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Actor } from '@relais/contracts';

/** What a line says, less its words. Instants in epoch milliseconds. */
export interface TimelineFacts {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly step: number;
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  readonly type: string;
  readonly clock: string | null;
  readonly actor: Actor;
  readonly commandId: string | null;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  /** Who owned the case, and who spoke with the customer, from this step on; null on lines older than the chain. */
  readonly ownerId: string | null;
  readonly pointOfContactId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly digest: string | null;
}

export interface Words {
  readonly text: Readonly<Record<string, unknown>> | null;
}

export interface Seal {
  /** Its number among the lines of the case, from 1. */
  readonly position: number;
  readonly textDigest: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** Of whole lines, the words and their salt may have been erased since. */
export type SealedEntry = TimelineFacts & Words & Seal & { readonly textSalt: string | null };

/** Where a chain ends: how many lines it has and the hash of the last. */
export interface ChainEnd {
  readonly length: number;
  readonly hash: string | null;
}

/** Stands before the first line. */
export const genesis = '0'.repeat(64);

// Part of every hash: another form of the sealed text would be another number.
const form = 'relais timeline 1';
const saltBytes = 32;

/** The lines with their seals, following `end`. Words enter by a digest with a salt of their own, so that both can be erased. */
export function sealed<Line extends TimelineFacts & Words>(
  lines: readonly Line[],
  end: ChainEnd,
): (Line & Seal & { textSalt: string | null })[] {
  let previousHash = end.hash ?? genesis;
  return lines.map((line, index) => {
    const textSalt = line.text === null ? null : randomBytes(saltBytes).toString('hex');
    const entry = {
      ...line,
      position: end.length + index + 1,
      textSalt,
      textDigest: textDigestOf({ text: line.text, textSalt }),
      previousHash,
    };
    previousHash = hashOf(entry);
    return { ...entry, hash: previousHash };
  });
}

/** SHA-256, in hex, of everything a line says. */
export function hashOf(entry: TimelineFacts & Omit<Seal, 'hash'>): string {
  const { step, sequence, position, at, kind, type, clock, actor, fromStatus, toStatus, data, digest, textDigest, previousHash } = entry;
  const said = { step, sequence, position, at, kind, type, clock, actor, fromStatus, toStatus, data, digest, textDigest, previousHash };
  return createHash('sha256')
    .update(canonical([form, said, idsOf(entry)]))
    .digest('hex');
}

/** Null without words, and once they have been erased with their salt. */
export const textDigestOf = ({ text, textSalt }: Words & { readonly textSalt: string | null }): string | null =>
  text === null || textSalt === null ? null : createHmac('sha256', textSalt).update(canonical(text)).digest('hex');

// Postgres keeps ids in lower case, however they were written.
const idsOf = ({ organisationId, escalationId, commandId, ownerId, pointOfContactId }: TimelineFacts) =>
  [organisationId, escalationId, commandId, ownerId, pointOfContactId].map((id) => id?.toLowerCase() ?? null);

/** The one spelling of a JSON value: keys in order, nothing that JSON cannot hold. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}
