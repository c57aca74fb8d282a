// The state of one case as the machine holds it and as the recorder stores it: codes, ids, amounts and instants only (design §1.6).
import type { Duration, FrozenRules } from './frozen-rules';
import type { LiveCall } from './live-call';
import type { CaseProfile } from './profile';
import type {
  ActionKind,
  Addressee,
  CaseClass,
  Category,
  ClockName,
  DecisionChoice,
  Level,
  OpenState,
  Outcome,
  Role,
  TaskKind,
  Verdict,
} from './vocabulary';

/** Epoch milliseconds. */
export type Instant = number;

/** Who acts: a person with the roles and teams they held when they acted, or Relais itself. */
export interface Actor {
  readonly kind: 'person' | 'system';
  readonly userId: string | null;
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
}

/** Whom the case is transferred to; `userId` null means the team as a whole, `teamId` null the direction. */
export interface Recipient {
  readonly teamId: string | null;
  readonly userId: string | null;
  readonly backupUserId: string | null;
}

export interface CaseAction {
  readonly id: string;
  readonly kind: ActionKind;
  readonly amountMinor: number;
  readonly currency: string;
  /** `unknown`: the outside system never said how it ended. */
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | 'done_by_hand' | 'given_up';
  readonly runs: number;
}

export interface CaseDecision {
  readonly choice: Exclude<DecisionChoice, 'escalate_further'>;
  readonly outcome: 'approved' | 'alternative' | 'refused';
  readonly by: string;
  readonly commandId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: Instant;
}

/** One round of the SLA clocks; a customer not satisfied at J+3 starts another (life.md §1). */
export interface Round {
  readonly startedAt: Instant;
  readonly acknowledgedAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly implementedAt: Instant | null;
  readonly responseBreached: boolean;
  readonly resolutionBreached: boolean;
}

/** A message to the customer that another than its writer validates before it leaves (domain.md §8). */
export interface SettlementMessage {
  readonly writtenBy: string;
  readonly nextUpdateAt: Instant | null;
  /** Refused: it waits for another draft. */
  readonly refused: boolean;
  readonly remindersSent: number;
}

export interface Counts {
  readonly reminders: number;
  readonly transfers: number;
  readonly returns: number;
  readonly returnsInARow: number;
  readonly promisesKept: number;
  readonly promisesBroken: number;
  readonly levelsClimbed: number;
  readonly triggers: number;
}

export interface OpenTask {
  readonly for: Addressee;
  readonly since: Instant;
}

/** Instants by clock. */
export type Instants = Partial<Record<ClockName, Instant>>;

export interface CaseContext {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly rules: FrozenRules;
  readonly profile: CaseProfile;
  readonly class: CaseClass;
  /** Class and category the SLA targets were taken with; a later change of class does not move them (life.md §3). */
  readonly slaBasis: { readonly class: CaseClass; readonly category: Category };
  readonly level: Level;
  readonly agentId: string;
  readonly ownerId: string;
  readonly pointOfContactId: string;
  readonly verdict: Verdict | null;
  readonly insisted: boolean;
  readonly documenting: { readonly because: 'raised' | 'returned' | 'information'; readonly missing: number } | null;
  readonly information: {
    readonly from: 'agent' | 'customer';
    readonly backTo: 'awaiting_acknowledgment' | 'deciding';
    readonly commandId: string;
  } | null;
  readonly recipient: Recipient | null;
  /** A recipient named by a person, who then takes the place of the matrix at the next transfer. */
  readonly chosen: { readonly teamId: string; readonly userId: string } | null;
  readonly ladder: { readonly reminders: number; readonly onBackup: boolean };
  /** A settlement names the recipient for good: no return until it is acknowledged. */
  readonly settled: boolean;
  readonly acknowledged: { readonly by: string; readonly at: Instant } | null;
  readonly recommendation: { readonly commandId: string; readonly choice: DecisionChoice; readonly amountMinor: number } | null;
  readonly decision: CaseDecision | null;
  readonly actions: readonly CaseAction[];
  /** `options`: how many were proposed last; absent when none were. */
  readonly arbitration: { readonly remindersSent: number; readonly openedBy: 'decision' | 'returns'; readonly options?: number } | null;
  /** The message that ends the last arbitration, from its first draft until it leaves or is overtaken. */
  readonly settlementMessage?: SettlementMessage;
  /** Once a live case was picked up. */
  readonly call?: LiveCall;
  /** Since when the customer is answered in writing only (domain.md §7, "Aggressive customer"). */
  readonly writingSince?: Instant;
  readonly feedback: { readonly given: boolean; readonly rated: boolean };
  /** The outcome that stands once a decision has been carried out, whatever comes after. */
  readonly standing: Outcome | null;
  readonly outcome: Outcome | null;
  readonly closedBecause: CloseReason | null;
  /** When each armed or paused clock started or went on; a re-apply of the policy recomputes from there. */
  readonly started: Instants;
  /** When each armed clock falls due. */
  readonly due: Instants;
  /** What was left of a paused clock, in its own hours. */
  readonly left: Partial<Record<ClockName, Duration>>;
  /** Milliseconds of its own hours that a clock had used before `started`, because it was paused meanwhile or put on other hours. */
  readonly spent: Partial<Record<ClockName, number>>;
  readonly tasks: Partial<Record<TaskKind, OpenTask>>;
  readonly counts: Counts;
  readonly rounds: readonly Round[];
}

export type CloseReason = 'redirected' | 'alternative_accepted' | 'silence' | 'completed' | 'feedback_delay' | 'withdrawn' | 'cancelled';

/** A case as stored: the machine's value and context, without the rules, which are stored once. */
export interface CaseSnapshot {
  readonly value: OpenState | 'closed';
  readonly context: Omit<CaseContext, 'rules'>;
}
