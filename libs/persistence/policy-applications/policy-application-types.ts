// Applications of a policy's version to running cases, as their callers see them.
import type { Actor, CalendarDocument, PolicyApplicationStatus, PolicyDocument, ProblemCode } from '@relais/contracts';
import type { Changer } from '../access/config-change.repository';
import type { EscalationFilter, EscalationReference } from '../escalations/escalation-types';

export interface PolicyApplicationReference {
  readonly organisationId: string;
  readonly applicationId: string;
}

export interface StoredPolicyApplication {
  readonly id: string;
  readonly version: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly reason: string | null;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly cases: readonly StoredPolicyApplicationCase[];
}

interface StoredPolicyApplicationCase {
  readonly escalationId: string;
  readonly fromVersion: number;
  readonly status: PolicyApplicationStatus;
  readonly code: ProblemCode | null;
  readonly settledAt: number | null;
}

export interface ApplyPolicyToMany {
  /** The request, and from then on the application. */
  readonly commandId: string;
  readonly changer: Changer & { readonly userId: string };
  /** A published version, and the calendar it counts on. */
  readonly version: number;
  readonly calendar: { readonly id: string; readonly version: number };
  readonly filter: EscalationFilter;
  readonly most: number;
  readonly reason: string;
}

/** `too_many`: more than `most` fit, and nothing was written. */
export type PolicyApplicationAsked =
  | { readonly kind: 'asked'; readonly application: StoredPolicyApplication }
  | { readonly kind: 'too_many' };

export interface ApplicationCaseReference extends PolicyApplicationReference, EscalationReference {}

/** What a case of an application is still to be given. */
export interface ApplicationCaseOrder {
  readonly actor: Actor;
  readonly version: number;
  readonly reason: string | null;
  readonly document: PolicyDocument;
  readonly calendar: CalendarDocument;
  readonly raisedAt: number;
}

export interface SettleApplicationCase extends ApplicationCaseReference {
  readonly status: Exclude<PolicyApplicationStatus, 'waiting'>;
  readonly code: ProblemCode | null;
  readonly at: number;
}
