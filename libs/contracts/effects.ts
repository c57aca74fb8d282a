// What a step asks of the world: messages to tell, notes for the timeline, questions to ask (design §1.1).
import type { Addressee, ClockName, Level } from './vocabulary';

/** Every message Relais sends, named by what happened (domain.md §9). */
export const messageKinds = [
  'transfer',
  'reminder',
  'dossier_updated',
  'information_provided',
  'call_back',
  'update',
  'decision',
  'redirected',
  'refusal_explained',
  'declined',
  'information_requested',
  'check',
  'acknowledged',
  'returned',
  'decided',
  'feedback',
  'closed',
  'documenting_reminder',
  'customer_silent',
  'agent_silent',
  'promise_missed',
  'sla_warning',
  'sla_breached',
  'top_of_ladder',
  'arbitration_opened',
  'arbitration_reminder',
  'message_to_validate',
  'message_refused',
  'message_waiting',
  'settlement',
  'moved_to_writing',
  'action_failed',
  'check_due',
  'reassigned',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export const noteKinds = [
  'response_breached',
  'resolution_breached',
  'response_warned',
  'resolution_warned',
  'promise_kept',
  'promise_missed',
  'recipient_skipped',
  'handed_to_backup',
  'level_climbed',
  'no_recipient',
  'class_changed',
  'message_superseded',
] as const;
export type NoteKind = (typeof noteKinds)[number];

export interface Tell {
  readonly type: 'tell';
  readonly params: {
    readonly kind: MessageKind;
    readonly to: Addressee;
    readonly clock?: ClockName;
  };
}

export interface Note {
  readonly type: 'note';
  readonly params: { readonly kind: NoteKind; readonly at?: number; readonly level?: Level; readonly from?: string; readonly to?: string };
}

/** A question that a read (`gate`, `recipient`) or an outside system (`action`) answers with exactly one event. */
export interface Ask {
  readonly type: 'ask';
  readonly params:
    | { readonly what: 'gate'; readonly short: boolean }
    | { readonly what: 'recipient'; readonly level: Level; readonly chosen: { readonly teamId: string; readonly userId: string } | null }
    | { readonly what: 'action'; readonly actionId: string; readonly run: number };
}

export type Effect = Tell | Note | Ask;
