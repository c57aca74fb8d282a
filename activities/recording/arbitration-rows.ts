// What the recorders of an arbitration and of the message that ends it share.
import type { CommandBody, PublicCommand } from '@relais/contracts';
import type { CaseTransaction } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

/** Codes are in the event also where the words have been erased. */
export const wordsAndCodes = <Name extends PublicCommand>({ step, body }: RecordedStep): Partial<CommandBody<Name>> =>
  ({ ...step.event, ...body }) as never;

/** The step that opened the newest arbitration; null for a case that never had one. */
export async function newestArbitration(rows: CaseTransaction): Promise<number | null> {
  const steps = (await rows.rows('arbitration')).map(({ openedStep }) => openedStep);
  return steps.length === 0 ? null : Math.max(...steps);
}
