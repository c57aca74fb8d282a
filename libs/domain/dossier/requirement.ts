// The shape of one rule of the gate: what it looks at, when it is met, and what people are told when it is not.
import type { Dossier, GateFinding } from '@relais/contracts';

export interface Requirement {
  readonly test: GateFinding['test'];
  /** JSON pointer into the dossier, where the remedy goes. */
  readonly pointer: string;
  readonly isMet: (dossier: Dossier) => boolean;
  readonly detail: GateFinding['detail'];
}

/** What a requirement says of a dossier: nothing when it is met. */
export const check = (dossier: Dossier, { test, pointer, isMet, detail }: Requirement): GateFinding[] =>
  isMet(dossier) ? [] : [{ test, pointer, detail }];

/** True for a text with something in it. */
export const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
