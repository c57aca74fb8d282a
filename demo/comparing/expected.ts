// The shape of `expected.json`: what must have come of a case.
import type { Addressee, ClockName, MessageKind, Outcome, Status } from '@relais/contracts';

export interface Expected {
  /** One line on the case, in its language. */
  readonly title: string;
  readonly status: Status;
  readonly outcome: Outcome;
  readonly closedBecause: string;
  /** Those that fell due, in order. Clocks of different lanes run beside one another: see `compare`. */
  readonly clocks: readonly ClockName[];
  /** How many mails of a kind left to whom; a mail to a team of two counts twice. */
  readonly mails: Readonly<Partial<Record<MessageKind, Partial<Record<Addressee, number>>>>>;
}
