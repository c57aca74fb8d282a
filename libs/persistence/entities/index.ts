// The list of all tables that TypeORM maps.
import { AccessLogEntity, ApiKeyEntity, ConfigChangeEntity } from './access.entity';
import { ArbitrationEntity, ArbitrationMessageEntity, ArbitrationOptionEntity, ArbitrationPositionEntity } from './arbitration.entity';
import { CommandEntity } from './command.entity';
import { CustomerEntity, TicketEntity } from './customer.entity';
import { DecisionEntity, FeedbackEntity, FollowUpEntity, InformationRequestEntity } from './decision.entity';
import { DossierEntity, EvidenceEntity, FactEntity, NoteEntity } from './dossier.entity';
import { ErasureEntity } from './erasure.entity';
import { EscalationEntity } from './escalation.entity';
import { DeliveryAttemptEntity, MessageEntity } from './message.entity';
import { AbsenceEntity, OnCallPlanEntity, RosterMailEntity } from './on-call.entity';
import { MembershipEntity, OrganisationEntity, TeamEntity, UserEntity, UserIdentityEntity } from './organisation.entity';
import { PolicyApplicationCaseEntity, PolicyApplicationEntity } from './policy-application.entity';
import { CalendarEntity, PolicyEntity } from './rules.entity';
import { TimelineEntryEntity } from './timeline-entry.entity';
import { HistoryArchiveEntity, TimelineAnchorEntity } from './witness.entity';
import { ActionEntity, TaskEntity } from './work.entity';

export const entities = [
  OrganisationEntity,
  UserEntity,
  TeamEntity,
  MembershipEntity,
  UserIdentityEntity,
  CalendarEntity,
  PolicyEntity,
  CustomerEntity,
  TicketEntity,
  CommandEntity,
  EscalationEntity,
  DossierEntity,
  FactEntity,
  EvidenceEntity,
  NoteEntity,
  TaskEntity,
  ActionEntity,
  DecisionEntity,
  ArbitrationEntity,
  ArbitrationPositionEntity,
  ArbitrationOptionEntity,
  ArbitrationMessageEntity,
  InformationRequestEntity,
  FollowUpEntity,
  FeedbackEntity,
  TimelineEntryEntity,
  MessageEntity,
  DeliveryAttemptEntity,
  ApiKeyEntity,
  ConfigChangeEntity,
  AccessLogEntity,
  TimelineAnchorEntity,
  HistoryArchiveEntity,
  ErasureEntity,
  OnCallPlanEntity,
  AbsenceEntity,
  RosterMailEntity,
  PolicyApplicationEntity,
  PolicyApplicationCaseEntity,
];
