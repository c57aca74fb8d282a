// A case as its readers get it from the database: the read model joined with the references that people know it by.
import type { CaseClass, CaseSnapshot, Category, ClockName, FrozenRules, GateFinding, Outcome, Status } from '@relais/contracts';

export interface EscalationReference {
  readonly organisationId: string;
  readonly escalationId: string;
}

/** One line of a list. Instants in epoch milliseconds. */
export interface EscalationLine {
  readonly id: string;
  readonly organisationId: string;
  readonly status: Status;
  readonly outcome: Outcome | null;
  readonly class: CaseClass;
  readonly category: Category;
  readonly level: number;
  readonly ticketReference: string;
  readonly subject: string | null;
  readonly agentId: string;
  readonly ownerId: string;
  readonly pointOfContactId: string;
  readonly recipientTeamId: string | null;
  readonly recipientUserId: string | null;
  readonly raisedAt: number;
  readonly nextClock: ClockName | null;
  readonly nextDueAt: number | null;
  readonly snoozedUntil: number | null;
  /** The last step a person made. */
  readonly version: number;
  readonly step: number;
}

/** One case, whole. `snapshot` is null while `status` is `accepted`. */
export interface StoredEscalation extends EscalationLine {
  readonly customerReference: string;
  readonly customerName: string | null;
  /** IANA name; null when nobody said, or once erased. */
  readonly customerTimeZone: string | null;
  readonly ticketLink: string | null;
  readonly ticketCreatedAt: number | null;
  readonly follows: string | null;
  readonly missing: readonly GateFinding[];
  readonly machineVersion: number;
  readonly snapshot: CaseSnapshot | null;
  readonly rules: FrozenRules;
}

export interface EscalationFilter {
  readonly status?: readonly Status[];
  readonly ownerId?: string;
  readonly teamId?: string;
  readonly category?: Category;
  readonly class?: CaseClass;
  readonly level?: number;
  /** Cases that live by this version of the policy. */
  readonly policyVersion?: number;
  /** Leaves out what is closed, or accepted and not started yet. */
  readonly running?: true;
  /** Words of the subject, the dossier or the customer's name, French or English, accents or not; or the start of a ticket's or customer's reference. */
  readonly q?: string;
  /** Cases whose next clock is due before this instant. */
  readonly dueBefore?: number;
  /** Cases with a decision that went against the advice, or without one. */
  readonly againstAdvice?: boolean;
  /** Leaves out the cases that are snoozed beyond this instant. */
  readonly awakeAt?: number;
}

/**
 * `nextClock`: soonest first, cases without a clock last. `raisedAt`: newest first. `relevance`: what fits `q` best first, newest first among equals.
 * Ties by id, so that pages never overlap.
 */
export const escalationSorts = ['nextClock', 'raisedAt', 'relevance'] as const;
export type EscalationSort = (typeof escalationSorts)[number];

export interface ListEscalations {
  readonly organisationId: string;
  /** Who looks, because a partner's people see their own cases only; null for a key that acts for nobody. */
  readonly viewerId: string | null;
  readonly filter: EscalationFilter;
  readonly sort: EscalationSort;
  /** As `nextCursor` of the page before gave it. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface EscalationPage<Item = EscalationLine> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The cursor was not given by this list with this sort (`code` `invalid_cursor`, 400). */
export class InvalidCursorError extends Error {
  readonly code = 'invalid_cursor';

  constructor() {
    super('The cursor does not come from this list: start again without one.');
    this.name = 'InvalidCursorError';
  }
}

/** `never_started`: accepted, no workflow. `clock_overdue`: a clock passed and nobody took it. `command_unanswered`: sent, never settled. */
export interface StuckCase {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly ticketReference: string;
  readonly status: Status;
  readonly why: 'never_started' | 'clock_overdue' | 'not_moving' | 'command_unanswered';
  readonly since: number;
}
