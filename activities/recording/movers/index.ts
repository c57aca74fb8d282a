// Which commands bring words that people read elsewhere than in the timeline, and who moves them there.
import type { PublicCommand } from '@relais/contracts';
import type { CaseTransaction } from '@relais/persistence';
import type { RecordedStep } from '../recorded-step';
import { wordsAndCodes } from '../words';
import { decide, recordCheck } from './decision.mover';
import { addFact, addNote, attachEvidence, completeDossier, moveToWriting } from './dossier.mover';
import { giveFeedback, rateSupport } from './feedback.mover';
import { provideInformation, requestInformation } from './information.mover';
import type { Mover } from './mover';

const movers: { readonly [Name in PublicCommand]?: Mover<Name> } = {
  complete_dossier: completeDossier,
  add_fact: addFact,
  add_note: addNote,
  move_to_writing: moveToWriting,
  attach_evidence: attachEvidence,
  decide,
  record_check: recordCheck,
  request_information: requestInformation,
  provide_information: provideInformation,
  give_feedback: giveFeedback,
  rate_support: rateSupport,
};

export async function moveWords(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step, actor, advice } = recorded;
  const { type, commandId } = step.event;
  const mover = movers[type as PublicCommand] as Mover<PublicCommand> | undefined;
  if (!mover || commandId === undefined) return;
  const { profile } = step.snapshot.context;
  await mover(rows, { commandId, at: step.at, actor, profile, advice, body: wordsAndCodes<PublicCommand>(recorded) });
}
