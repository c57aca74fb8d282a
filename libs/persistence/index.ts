// The front door of the database: open it, migrate it, and ask it by intent.
export { AccessLogRepository, type ReadAccess } from './access/access-log.repository';
export { ApiKeyRepository, hashApiKey, type KnownApiKey } from './access/api-key.repository';
export { type Changer, ConfigChangeRepository, type ListedConfigChange } from './access/config-change.repository';
export { type Identity, IdentityRepository, type SignedInPerson } from './access/identity.repository';
export { ManagedApiKeyRepository, type NewSecret, type StoredApiKey } from './access/managed-api-key.repository';
export { SharedLimit, type SharedLimitOptions, type Taken } from './access/shared-limit';
export { AdviceRepository } from './advice/advice.repository';
export type { DecidedBefore, EarlierCases, TakenDecision } from './advice/advice-types';
export { AnchorUnreadableError, addToAnchorFile, readAnchorFile, type TimelineAnchor } from './anchors/anchor-file';
export { TimelineAnchorRepository } from './anchors/timeline-anchor.repository';
export { ArbitrationRepository, type StoredArbitration } from './arbitrations/arbitration.repository';
export type { ChainFaultKind } from './audit/chain';
export { type CaseOwnership, type OwnershipFaultKind, ownerships, type Tenure } from './audit/ownership';
export { type CaseFault, type Verified, type VerifyTimelines, verifyTimelines } from './audit/verification';
export { CalendarChangedError, CalendarRepository, type SaveCalendar, type StoredCalendar } from './calendars/calendar.repository';
export { type CalendarsOfTeams, calendarOfCase } from './calendars/case-calendar';

export { TeamCalendarRepository } from './calendars/team-calendar.repository';
export { CommandRepository } from './commands/command.repository';
export type { Claim, ClaimCommand, CommandKey, CommandReference, StoredCommand, StoredOutcome } from './commands/command-types';
export { Database, type DatabaseOptions } from './database/database';
export { DatabaseError } from './database/database-error';
export { DisposableClient } from './database/disposable-client';
export { migrate } from './database/migrate';
export { DirectoryRepository, type StoredOrganisation, type StoredTeam, type StoredUser } from './directory/directory.repository';
export type { KnownPerson, NamedPerson } from './directory/people';
export { type Briefing, DossierRepository, type DossierVersion, type DossierVersionLine } from './dossiers/dossier.repository';
export type { ErasedField } from './entities/erasure.entity';
export type { MessageStatus } from './entities/message.entity';
export type { ActionAttempt } from './entities/work.entity';
export { ErasureRepository } from './erasure/erasure.repository';
export type { BeginErasure, ErasureReference, ErasureSubject, StoredErasure } from './erasure/erasure-types';
export { EscalationRepository } from './escalations/escalation.repository';
export {
  type EscalationFilter,
  type EscalationLine,
  type EscalationPage,
  type EscalationReference,
  type EscalationSort,
  InvalidCursorError,
  type ListEscalations,
  type StoredEscalation,
  type StuckCase,
} from './escalations/escalation-types';
export { type ActionReference, ActionRepository, type StoredAction } from './execution/action.repository';
export { HistoryArchiveRepository } from './history/history-archive.repository';
export { IntakeRepository } from './intake/intake.repository';
export type { AcceptRaise, RaiseAccepted, StartOrder } from './intake/intake-types';
export { type CaseHint, CaseHints } from './live/case-hints';
export { type PersonSight, type Seen, SightRepository } from './live/sight.repository';
export { MessageRepository } from './messages/message.repository';
export type {
  DeliverableMessage,
  DeliveryAttempt,
  ListedMessage,
  MessageReference,
  RecordDelivery,
  StoredMessage,
} from './messages/message-types';
export { migrationNames } from './migrations';
export { type AbsenceRecorded, type AbsenceRefusal, AbsenceRepository } from './on-call/absence.repository';
export type { StoredAbsence } from './on-call/absences';
export type { TeamDuty } from './on-call/duty';
export { OnCallPlanChangedError, OnCallRepository, type SaveOnCallPlan, type TeamOnDuty } from './on-call/on-call.repository';
export type { StoredOnCallPlan } from './on-call/plans';
export { RosterRepository, type StoredRoster } from './on-call/roster.repository';
export { type RosterMailReference, RosterMailRepository } from './on-call/roster-mail.repository';
export { NoPublishedPolicyError, PolicyRepository, type PublishedPolicy } from './policies/policy.repository';
export { PolicyVersionRepository } from './policies/policy-version.repository';
export {
  type NamedPolicyVersion,
  type PolicyVersionRefusal,
  PolicyVersionRefusedError,
  type StoredPolicyVersion,
} from './policies/policy-version-types';
export { PolicyApplicationRepository } from './policy-applications/policy-application.repository';
export type {
  ApplicationCaseOrder,
  ApplicationCaseReference,
  StoredPolicyApplication,
} from './policy-applications/policy-application-types';
export { CaseStandingRepository } from './reconciliation/case-standing.repository';
export { FindingRepository } from './reconciliation/finding.repository';
export type { CaseStanding, Finding, StoredFinding } from './reconciliation/reconciliation-types';
export { type ReconcileAsked, RoundRepository } from './reconciliation/round.repository';
export type { CaseRow, CaseTable, TimelineLine } from './recording/case-tables';
export { type CaseColumns, type CaseTransaction, type LockedCase, type Roster, UnknownCaseError } from './recording/case-transaction';
export { StepRepository } from './recording/step.repository';
export { type DemoAccount, demoAccounts } from './seeding/demo-accounts';
export { type Planting, type SeedKeys, seed } from './seeding/seed';
export {
  type ReadTimeline,
  type StoredTimelineEntry,
  type TimelineMessage,
  TimelineRepository,
} from './timeline/timeline.repository';
