// What the reconciler reads of cases and keeps of what it found. Instants in epoch milliseconds.
import type { FindingDetail, FindingEnd, FindingKind, Remedy, Status } from '@relais/contracts';
import type { EscalationReference } from '../escalations/escalation-types';

/** Where a case stands in the database. */
export interface CaseStanding extends EscalationReference {
  readonly status: Status;
  /** 0 while `accepted`. */
  readonly step: number;
  /** Of the last step's entry; null where there is none. */
  readonly digest: string | null;
  readonly raisedAt: number;
  readonly recordedAt: number;
  readonly nextDueAt: number | null;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly remedy: Remedy;
  readonly detail: FindingDetail;
}

export interface StoredFinding extends Finding, EscalationReference {
  readonly id: string;
  /** Null for a case that is not in the database. */
  readonly ticketReference: string | null;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly resolvedAt: number | null;
  readonly resolution: FindingEnd | null;
}

/** Newest first; `before` is the last finding of the page before. */
export interface ListFindings {
  readonly organisationId: string;
  readonly state: 'open' | 'all';
  readonly before: { readonly firstSeenAt: number; readonly id: string } | null;
  readonly limit: number;
}
