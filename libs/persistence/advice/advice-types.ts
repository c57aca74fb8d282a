// What advice on a case is made of, as the database knows it. Instants in epoch milliseconds, amounts in minor units.
import type { Category, DecisionChoice, Outcome, RecordedAdvice, Status } from '@relais/contracts';

export interface CaseOfCustomer {
  readonly id: string;
  readonly category: Category;
  readonly raisedAt: number;
  readonly status: Status;
  readonly outcome: Outcome | null;
  /** The gestures decided on it, together; null for none. */
  readonly grantedMinor: number | null;
  readonly currency: string | null;
}

/** The newest of a customer's earlier escalations, and how many there are in all. */
export interface EarlierCases {
  readonly count: number;
  readonly sameCategory: number;
  readonly items: readonly CaseOfCustomer[];
}

export interface DecidedBefore {
  readonly id: string;
  readonly decidedAt: number;
  readonly choice: DecisionChoice;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly cause: string | null;
  readonly againstAdvice: boolean;
  readonly satisfied: boolean | null;
  readonly satisfaction: number | null;
}

export interface TakenDecision {
  readonly decidedAt: number;
  readonly by: string;
  readonly choice: DecisionChoice;
  readonly amountMinor: number;
  readonly currency: string;
  readonly override: string | null;
  readonly advice: RecordedAdvice | null;
}

export interface AdvisedCase {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly category: Category;
  /** Who reads, because a partner's people hear of their own cases only; null for the organisation itself. */
  readonly viewerId: string | null;
}
