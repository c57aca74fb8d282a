// Checks every timeline against its own chain, its anchors in the database and those outside of it (`npm run audit -- verify`).
import type { TimelineAnchor } from '../anchors/anchor-file';
import type { Database } from '../database/database';
import { type AuditedCase, auditedCases, byCase, orphanedAnchors } from './audited-cases';
import { type ChainFault, firstFault } from './chain';

export interface VerifyTimelines {
  /** Null: every case. */
  readonly escalationId: string | null;
  /** From outside the database. */
  readonly anchors: readonly TimelineAnchor[];
}

export interface CaseFault extends ChainFault {
  readonly escalationId: string;
  /** Null for a case that is gone. */
  readonly ticketReference: string | null;
}

export interface Verified {
  readonly cases: number;
  readonly entries: number;
  /** Lines whose words have been erased. */
  readonly erased: number;
  /** The first fault of each case that has one. */
  readonly faults: readonly CaseFault[];
}

/** @throws DatabaseError */
export async function verifyTimelines(database: Database, { escalationId, anchors }: VerifyTimelines): Promise<Verified> {
  const outside = byCase(anchors.filter((anchor) => escalationId === null || anchor.escalationId === escalationId));
  const seen = new Set<string>();
  const verified = { cases: 0, entries: 0, erased: 0, faults: [] as CaseFault[] };
  for await (const batch of auditedCases(database, escalationId)) {
    for (const one of batch) {
      seen.add(one.escalationId);
      verified.cases += 1;
      verified.entries += one.entries.length;
      verified.erased += one.entries.filter(({ text, textDigest }) => text === null && textDigest !== null).length;
      verified.faults.push(...faultOf(one, outside.get(one.escalationId) ?? []));
    }
  }
  const inside = (await orphanedAnchors(database)).filter((anchor) => escalationId === null || anchor.escalationId === escalationId);
  const gone = byCase([...inside, ...[...outside.values()].flat()].filter((anchor) => !seen.has(anchor.escalationId)));
  for (const id of gone.keys()) {
    verified.faults.push({ kind: 'case_missing', escalationId: id, ticketReference: null, step: 1, sequence: 0 });
  }
  return verified;
}

function faultOf(one: AuditedCase, outside: readonly TimelineAnchor[]): CaseFault[] {
  const { escalationId, ticketReference, entries, step, timelineHash: hash, timelineLength: length } = one;
  const fault = firstFault({ entries, end: { hash, length, step }, anchors: [...one.anchors, ...outside] });
  return fault ? [{ ...fault, escalationId, ticketReference }] : [];
}
