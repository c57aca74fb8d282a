// What a mover is given: the command it moves the words of, as the person sent it.
import type { Actor, CaseProfile, CommandBody, PublicCommand, RecordedAdvice } from '@relais/contracts';
import type { CaseTransaction } from '@relais/persistence';

/** `body` is empty once its person has been erased: the row is written all the same, without words. */
export interface Move<Name extends PublicCommand> {
  readonly commandId: string;
  readonly at: number;
  readonly actor: Actor;
  readonly body: Partial<CommandBody<Name>>;
  /** Of the case after the step. */
  readonly profile: CaseProfile;
  /** What was advised on the decision that the command brings; null for none on record. */
  readonly advice: RecordedAdvice | null;
}

/** Moves a command's words from the command table to where people read them. */
export type Mover<Name extends PublicCommand> = (rows: CaseTransaction, move: Move<Name>) => Promise<void>;
