// What a message may speak of: the facts of one case, as the delivery collects them and as the templates name them.
import type {
  ActionKind,
  CaseClass,
  Category,
  ClockName,
  DecisionChoice,
  Dossier,
  EscalationType,
  Instant,
  Level,
  Outcome,
  Status,
  Urgency,
} from '@relais/contracts';

/** Somebody a message names: a person, a team, or a person in a team. */
export interface Party {
  readonly name: string;
  readonly email?: string | null;
  readonly team?: string | null;
  /** What they are to the reader, as a role of the domain (`supervisor`, `manager`, `direction`…). */
  readonly role?: string | null;
}

export interface MessageAmount {
  readonly amountMinor: number;
  readonly currency: string;
}

export interface MessageAction extends MessageAmount {
  readonly kind: ActionKind;
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | 'done_by_hand' | 'given_up';
  readonly description?: string | null;
}

export interface MessageDecision extends MessageAmount {
  readonly choice: DecisionChoice;
  readonly by: string | null;
  readonly motive?: string | null;
  /** The words that announce it to the customer. */
  readonly message?: string | null;
  readonly nextSteps?: string | null;
  readonly actions: readonly MessageAction[];
}

/** Words a person wrote in the command that the message comes from; each is named after its field. */
export interface Words {
  readonly explanation?: string | null;
  readonly alternative?: string | null;
  readonly question?: string | null;
  readonly answer?: string | null;
  readonly comment?: string | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly statement?: string | null;
  readonly policy?: string | null;
  readonly position?: string | null;
  readonly margin?: string | null;
  readonly objective?: string | null;
  readonly wellDone?: string | null;
  readonly toImprove?: string | null;
  readonly toLearn?: string | null;
  readonly lesson?: string | null;
}

export interface MessageCase {
  readonly id: string;
  /** The ticket's reference: what customer and staff call the case. */
  readonly reference: string;
  readonly subject?: string | null;
  readonly category: Category;
  readonly type: EscalationType;
  readonly class: CaseClass;
  readonly urgency: Urgency;
  readonly level: Level;
  readonly status: Status;
  readonly raisedAt: Instant;
  readonly insisted: boolean;
  readonly live: boolean;
  readonly customersAffected: number;
  readonly amountAtStake?: MessageAmount | null;
  readonly dataExposed: boolean;
  readonly brandExposed: boolean;
  readonly outcome?: Outcome | null;
  readonly closedBecause?: string | null;
  /** From whom the answer to an open question is awaited; null when no question is open. */
  readonly answerAwaitedFrom?: 'agent' | 'customer' | null;
  /** The support may still be rated: the case is open, and its agent has not done so. */
  readonly awaitsRating?: boolean | null;
  /** The recipient may hand the case back: neither at the top of the ladder nor after a settlement. */
  readonly returnable?: boolean | null;
}

/**
 * Everything a template can name. Instants are epoch milliseconds and are shown in `timeZone`, the IANA zone of the reader:
 * the customer's own where it is known, else that of the case's calendar. What is unknown is left out or null: the text then does without it.
 */
export interface MessageData {
  /** In a place to practise, every message says so. */
  readonly organisation: { readonly name: string; readonly practice?: boolean };
  readonly timeZone: string;
  /** Whom the message is written to; null greets nobody by name. */
  readonly person?: Party | null;
  readonly customer: { readonly name: string; readonly reference: string };
  readonly case: MessageCase;
  readonly agent?: Party | null;
  readonly owner?: Party | null;
  readonly pointOfContact?: Party | null;
  readonly recipient?: Party | null;
  readonly acknowledgedBy?: Party | null;
  /** When the customer hears next. */
  readonly nextUpdateAt?: Instant | null;
  /** The moment promised by the one who acknowledged. */
  readonly promisedAt?: Instant | null;
  /** Which reminder this is, from 1. */
  readonly attempt?: number | null;
  readonly clock?: ClockName | null;
  /** Since when what the message speaks of is so. */
  readonly since?: Instant | null;
  /** Until when somebody must act. */
  readonly until?: Instant | null;
  readonly dossier?: Partial<Dossier> | null;
  readonly words?: Words | null;
  /** Code of a return or of a role that changed hands. */
  readonly returnReason?: string | null;
  readonly reassignedRole?: 'owner' | 'recipient' | 'point_of_contact' | null;
  readonly decision?: MessageDecision | null;
  readonly action?: MessageAction | null;
  /** The decision the level below recommends (life.md §1, `escalate_further`). */
  readonly recommendation?: MessageDecision | null;
  /** What the dossier still misses, in the reader's language. */
  readonly missing?: readonly string[] | null;
  readonly links?: { readonly case?: string | null; readonly acknowledge?: string | null; readonly survey?: string | null } | null;
}
