// What a mutant is: one change of the statechart, and where a life would notice it.
import type { EscalationMachine } from '@relais/machines';

export interface Mutant {
  readonly kind: string;
  /** The change in words, with its place. */
  readonly what: string;
  /** Only lives that come here can notice: a state, an event, or `state event`; null for all. */
  readonly place: string | null;
  readonly build: () => EscalationMachine;
}
