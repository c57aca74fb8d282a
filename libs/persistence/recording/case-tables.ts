// The tables whose rows belong to one case, by the name the recorder calls them.
import {
  ArbitrationEntity,
  ArbitrationMessageEntity,
  ArbitrationOptionEntity,
  ArbitrationPositionEntity,
} from '../entities/arbitration.entity';
import { DecisionEntity, FeedbackEntity, FollowUpEntity, InformationRequestEntity } from '../entities/decision.entity';
import { DossierEntity, EvidenceEntity, FactEntity, NoteEntity } from '../entities/dossier.entity';
import { MessageEntity } from '../entities/message.entity';
import { TimelineEntryEntity } from '../entities/timeline-entry.entity';
import { ActionEntity, TaskEntity } from '../entities/work.entity';

export const caseTables = {
  dossier: DossierEntity,
  fact: FactEntity,
  evidence: EvidenceEntity,
  note: NoteEntity,
  task: TaskEntity,
  action: ActionEntity,
  decision: DecisionEntity,
  arbitration: ArbitrationEntity,
  arbitrationPosition: ArbitrationPositionEntity,
  arbitrationOption: ArbitrationOptionEntity,
  arbitrationMessage: ArbitrationMessageEntity,
  informationRequest: InformationRequestEntity,
  followUp: FollowUpEntity,
  feedback: FeedbackEntity,
  timelineEntry: TimelineEntryEntity,
  message: MessageEntity,
} as const;

export type CaseTable = keyof typeof caseTables;
type SealColumn = 'position' | 'textSalt' | 'textDigest' | 'previousHash' | 'hash';
/** A line of the timeline as the recorder writes it; the transaction seals it. */
export type TimelineLine = Omit<CaseRow<'timelineEntry'>, SealColumn>;
/** A row as the recorder writes and reads it: which case it belongs to is not its business. */
export type CaseRow<Table extends CaseTable> = Omit<InstanceType<(typeof caseTables)[Table]>, 'organisationId' | 'escalationId'>;
