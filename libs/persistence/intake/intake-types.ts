// What a raise brings to the intake and what comes of it.
import type { Actor, Raise } from '@relais/contracts';
import type { EscalationInput } from '@relais/contracts/temporal';
import type { StoredCommand } from '../commands/command-types';

export interface AcceptRaise {
  readonly organisationId: string;
  /** Who asks, for the idempotency key: the API key and the person it acts for. */
  readonly principal: string;
  readonly key: string;
  /** SHA-256 of the request, in hex. */
  readonly requestHash: string;
  readonly actor: Actor;
  /** As parsed: instants in epoch milliseconds. Without `agentId`, the acting user is the initial agent. */
  readonly raise: Raise;
  /** Instant of the raise, epoch milliseconds. */
  readonly at: number;
  readonly machineVersion: number;
}

/**
 * `accepted`: a new case, its starter job queued. `joined`: the ticket has an open case; the command row is now a `trigger_added` for it, to be sent
 * as an update with `command.id`. `repeated`: the same request again, with its outcome if it has one (else go on where the first one was: start or
 * send, both are harmless twice). `other_request`: the key was used for another request (422). `unknown_reference`: the raise names a user,
 * team or case that the organisation does not have, by JSON pointer; nothing was stored.
 */
export type RaiseAccepted =
  | { readonly kind: 'accepted' | 'joined'; readonly escalationId: string; readonly command: StoredCommand }
  | { readonly kind: 'repeated'; readonly escalationId: string; readonly command: StoredCommand }
  | { readonly kind: 'other_request' }
  | { readonly kind: 'unknown_reference'; readonly pointers: readonly string[] };

/** What the starter needs: the workflow's input, whole. */
export interface StartOrder {
  readonly escalationId: string;
  readonly organisationId: string;
  readonly input: EscalationInput;
  /** A step is recorded: its workflow was started, even where Temporal has forgotten it since. */
  readonly hasBegun: boolean;
}
