// Proves from the timeline that a case had one owner and one point of contact at every instant of its life (domain.md §4; `npm run audit -- owners`).
import type { Database } from '../database/database';
import { type AuditedCase, auditedCases } from './audited-cases';

/** From `from` until `to` (null: still), in epoch milliseconds, these two and nobody else. */
export interface Tenure {
  readonly from: number;
  readonly to: number | null;
  readonly ownerId: string;
  readonly pointOfContactId: string;
}

/**
 * `unknown`: the line names nobody (it is older than the chain). `two`: the lines of one step name different people. `nobody`: the person is no
 * user of the organisation. `gap`: steps are missing before the line. `differs`: the case itself names others than its last step.
 */
export type OwnershipFaultKind = 'unknown' | 'two' | 'nobody' | 'gap' | 'differs';

export interface CaseOwnership {
  readonly escalationId: string;
  readonly ticketReference: string;
  /** Without a gap or an overlap, from the raise on. */
  readonly tenures: readonly Tenure[];
  readonly fault: { readonly kind: OwnershipFaultKind; readonly step: number; readonly sequence: number } | null;
}

/** Every case that has begun, or the one. @throws DatabaseError */
export async function ownerships(database: Database, escalationId: string | null): Promise<readonly CaseOwnership[]> {
  const rows = await database.read((manager) => manager.query<{ key: string }[]>(`select organisation_id || ' ' || id as key from "user"`));
  const users = new Set(rows.map(({ key }) => key));
  const found: CaseOwnership[] = [];
  for await (const batch of auditedCases(database, escalationId)) {
    found.push(...batch.filter(({ step }) => step > 0).map((one) => ownershipOf(one, (id) => users.has(`${one.organisationId} ${id}`))));
  }
  return found;
}

export function ownershipOf(one: AuditedCase, isUser: (id: string) => boolean): CaseOwnership {
  const { escalationId, ticketReference } = one;
  return { escalationId, ticketReference, tenures: tenuresOf(one), fault: faultOf(one, isUser) };
}

/**
 * One after the other in the order of the steps. A step that a slow clock dated before the one it follows counts from that one's instant:
 * nothing of a life overlaps.
 */
function tenuresOf({ entries, raisedAt, closedAt }: AuditedCase): Tenure[] {
  const tenures: Tenure[] = [];
  for (const { at, sequence, ownerId, pointOfContactId } of entries) {
    const last = tenures.at(-1);
    const isSame = last?.ownerId === ownerId && last.pointOfContactId === pointOfContactId;
    if (sequence > 0 || ownerId === null || pointOfContactId === null || isSame) continue;
    const from = last ? Math.max(at, last.from) : raisedAt;
    if (last) tenures[tenures.length - 1] = { ...last, to: from };
    tenures.push({ from, to: closedAt, ownerId, pointOfContactId });
  }
  return tenures;
}

function faultOf(one: AuditedCase, isUser: (id: string) => boolean): CaseOwnership['fault'] {
  const { entries, step } = one;
  for (const [index, entry] of entries.entries()) {
    const kind = faultAt(entry, { before: entries[index - 1], isUser });
    if (kind) return { kind, step: entry.step, sequence: entry.sequence };
  }
  const last = entries.at(-1);
  if (!last || last.step !== step) return { kind: 'gap', step: (last?.step ?? 0) + 1, sequence: 0 };
  const isAsSaid = last.ownerId === one.ownerId && last.pointOfContactId === one.pointOfContactId;
  return isAsSaid ? null : { kind: 'differs', step: last.step, sequence: last.sequence };
}

type Entry = AuditedCase['entries'][number];

function faultAt(
  { step, sequence, ownerId, pointOfContactId }: Entry,
  { before, isUser }: { before: Entry | undefined; isUser: (id: string) => boolean },
): OwnershipFaultKind | null {
  const isNext = sequence === 0 ? step === (before?.step ?? 0) + 1 : step === before?.step;
  if (!isNext) return 'gap';
  if (ownerId === null || pointOfContactId === null) return 'unknown';
  if (sequence > 0 && (before?.ownerId !== ownerId || before.pointOfContactId !== pointOfContactId)) return 'two';
  return isUser(ownerId) && isUser(pointOfContactId) ? null : 'nobody';
}
