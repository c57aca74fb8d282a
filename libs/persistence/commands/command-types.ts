// The command table as its callers see it.
import type { Actor, RecordedAdvice } from '@relais/contracts';

/** What the first request with a key was answered. */
export interface StoredOutcome {
  readonly status: number;
  readonly body: unknown;
}

export interface StoredCommand {
  readonly id: string;
  readonly organisationId: string;
  readonly escalationId: string | null;
  readonly type: string;
  readonly actor: Actor;
  /** The parsed body, words included; null once erased. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** What the matrix advised on the decision that it brings, when it was accepted; null until then, and for everything else. */
  readonly advice: RecordedAdvice | null;
  /** Part of the update id: raised after a refusal that must not be remembered for the key. */
  readonly attempt: number;
  readonly outcome: StoredOutcome | null;
  readonly claimedAt: number;
}

/** A key is its principal's own. */
export interface CommandKey {
  readonly organisationId: string;
  readonly principal: string;
  readonly key: string;
}

export interface ClaimCommand extends CommandKey {
  /** SHA-256 of the request, in hex. */
  readonly requestHash: string;
  readonly type: string;
  readonly escalationId: string | null;
  readonly actor: Actor;
  /** As parsed, words included. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** `claimed`: first request with this key. `repeated`: the same request again. `other_request`: another one under the same key (422). */
export type Claim = { readonly kind: 'claimed' | 'repeated'; readonly command: StoredCommand } | { readonly kind: 'other_request' };

export interface RefusedAttempt {
  readonly attempt: number;
  readonly at: number;
}

export interface CommandReference {
  readonly organisationId: string;
  readonly commandId: string;
}
