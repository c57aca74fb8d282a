// The shape of a ticket as the helpdesk "Deskline" exports it: what the demo's tickets are written in.
import type { Assessment, CaseProfile, Language, Particular } from './vocabulary';

/** ISO 8601 with offset. */
type At = string;
export interface Price {
  /** Decimal figure with two places, as `"35.00"`. */
  readonly amount: string;
  readonly currency: 'EUR';
}

export interface Attachment {
  readonly file_name: string;
  readonly content_type: string;
  readonly label: string;
  readonly url: string;
}

/** A `note` is written by an agent for colleagues; its label says what it records. */
export interface ConversationEntry {
  readonly at: At;
  readonly type: 'message' | 'note';
  readonly label?: 'fact' | 'diagnostic' | 'workaround' | 'offer';
  readonly offer_answer?: 'accepted' | 'refused' | 'pending';
  readonly author: { readonly role: 'customer' | 'agent'; readonly name: string };
  readonly channel: string;
  readonly body: string;
  readonly attachments: readonly Attachment[];
}

export interface EarlierTicket {
  readonly id: string;
  readonly subject: string;
  readonly created_at: At;
  readonly solved_at: At | null;
  readonly tags: readonly string[];
  /** What the customer answered to the survey, if they did. */
  readonly satisfaction: { readonly score: 1 | 2 | 3 | 4 | 5; readonly comment: string | null } | null;
}

export interface Invoice {
  readonly number: string;
  readonly issued_at: At;
  readonly period: string;
  readonly total: Price;
  readonly status: 'paid' | 'open' | 'refunded';
  readonly url: string;
}

/** The form that an agent fills in when asking for an escalation. */
export interface EscalationForm {
  readonly category: CaseProfile['category'];
  readonly type: CaseProfile['type'];
  readonly reason: CaseProfile['reason'];
  readonly customer_motive: CaseProfile['motive'];
  readonly urgency: CaseProfile['urgency'];
  readonly amount_asked: Price;
  readonly customers_affected: number;
  readonly public_exposure: boolean;
  readonly level_1: { readonly verdict: Assessment['verdict']; readonly situation: Assessment['situation'] } & Pick<
    Assessment,
    'explanation' | 'alternative'
  >;
  readonly refusal_summary: string | null;
  readonly why: string;
  readonly expected_recipient: string;
  readonly next_update_at: At;
  readonly external_deadline: At | null;
  readonly decision_deadline: At | null;
  readonly particulars: Partial<Readonly<Record<Particular, string>>>;
  readonly background: string;
  readonly precise_ask: string;
  readonly questions: readonly string[];
  readonly options: readonly { readonly label: string; readonly cost: Price; readonly delay: string; readonly risk: string }[];
  readonly recommendation: string | null;
  readonly agent_opinion: string;
  readonly mood: {
    readonly frustration: number;
    readonly churn_risk: 'low' | 'moderate' | 'high';
    readonly tone: string;
    readonly aggressive: boolean;
  };
}

export interface HelpdeskExport {
  readonly export: { readonly system: string; readonly format: string; readonly exported_at: At };
  readonly ticket: {
    readonly id: string;
    readonly url: string;
    readonly subject: string;
    readonly status: string;
    readonly priority: string;
    readonly channel: string;
    readonly language: Language;
    readonly created_at: At;
    readonly updated_at: At;
    readonly group: string;
    /** User name of the first-level agent, the same in Relais. */
    readonly assignee: string;
    readonly tags: readonly string[];
    readonly custom_fields: { readonly escalation: EscalationForm } & Readonly<Record<string, unknown>>;
  };
  readonly requester: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly language: Language;
    readonly customer_since: string;
    readonly tier: CaseProfile['tier'];
  };
  readonly contract: {
    readonly reference: string;
    readonly product: string;
    readonly plan: string;
    readonly price: Price;
    readonly billing: string;
    readonly started_on: string;
    readonly terms: { readonly title: string; readonly url: string };
  };
  readonly invoices: readonly Invoice[];
  readonly sla: {
    readonly policy: string;
    readonly first_reply_due_at: At;
    readonly first_replied_at: At;
    readonly resolution_due_at: At;
    readonly breached: boolean;
  };
  readonly conversation: readonly ConversationEntry[];
  readonly history: readonly EarlierTicket[];
}
