// Puts the API together: controllers by noun, repositories over one pool, one connection to Temporal.
import { type DynamicModule, type InjectionToken, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { ApiConfiguration } from '@relais/config';
import {
  AbsenceRepository,
  AccessLogRepository,
  AdviceRepository,
  ApiKeyRepository,
  ArbitrationRepository,
  CalendarRepository,
  CommandRepository,
  ConfigChangeRepository,
  Database,
  DirectoryRepository,
  DossierRepository,
  ErasureRepository,
  EscalationRepository,
  FindingRepository,
  HistoryArchiveRepository,
  IdentityRepository,
  IntakeRepository,
  ManagedApiKeyRepository,
  MessageRepository,
  OnCallRepository,
  PolicyApplicationRepository,
  PolicyRepository,
  PolicyVersionRepository,
  RosterRepository,
  SightRepository,
  TeamCalendarRepository,
  TimelineRepository,
} from '@relais/persistence';
import { EscalationsFacade, type TemporalClient } from '@relais/temporal';
import { AbsencesController } from './absences/absences.controller';
import { AbsencesService } from './absences/absences.service';
import { AccessGuard } from './access/access.guard';
import { DisclosureInterceptor } from './access/disclosure.interceptor';
import { AcknowledgmentController } from './acknowledgment/acknowledgment.controller';
import { AcknowledgmentService } from './acknowledgment/acknowledgment.service';
import { AdviceController } from './advice/advice.controller';
import { CaseAdviceController } from './advice/case-advice.controller';
import { CaseAdvice } from './advice/case-advice.service';
import { DecisionWeighing } from './advice/decision-weighing.service';
import { PolicyTables } from './advice/policy-tables.service';
import { RecipientAdviceController } from './advice/recipient-advice.controller';
import { TriggersController } from './advice/triggers.controller';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ArbitrationsController } from './arbitrations/arbitrations.controller';
import { AuthenticationService } from './authentication/authentication.service';
import { RequestAllowance } from './authentication/request-allowance.service';
import { SignInAttempts } from './authentication/sign-in-attempts.service';
import { TokenVerifier } from './authentication/token-verifier.service';
import { CalendarImportsController } from './calendars/calendar-imports.controller';
import { CalendarImports } from './calendars/calendar-imports.service';
import { CalendarsController } from './calendars/calendars.controller';
import { CalendarsService } from './calendars/calendars.service';
import { HolidaysController } from './calendars/holidays.controller';
import { CommandHandler } from './commands/command.handler';
import { CommandsController } from './commands/commands.controller';
import { CommandReferences } from './commands/references.service';
import { DossierVersionsController } from './dossiers/dossier-versions.controller';
import { ErasuresController } from './erasures/erasures.controller';
import { ErasuresService } from './erasures/erasures.service';
import { CaseReader } from './escalations/case-reader.service';
import { DossierReadingController } from './escalations/dossier-reading.controller';
import { EscalationsController } from './escalations/escalations.controller';
import { HistoryController } from './escalations/history.controller';
import { HealthController } from './health/health.controller';
import { AnswerInterceptor } from './http/answer';
import { BorderGuard } from './http/border.guard';
import { ProblemFilter } from './http/problem.filter';
import { KeyedChanges } from './idempotency/keyed-changes.service';
import { IdentitiesController } from './identities/identities.controller';
import { CaseStreams } from './live/case-streams.service';
import { LiveController } from './live/live.controller';
import { OnCallController } from './on-call/on-call.controller';
import { OnCallPlans } from './on-call/on-call-plans.service';
import { OnCallQuestions } from './on-call/on-call-questions.service';
import { ManualPress } from './policy/manual-press.service';
import { PolicyController } from './policy/policy.controller';
import { PolicyApplicationsController } from './policy/policy-applications.controller';
import { PolicyApplications } from './policy/policy-applications.service';
import { PolicyChecks } from './policy/policy-check.service';
import { PolicyManualController } from './policy/policy-manual.controller';
import { PolicyManuals } from './policy/policy-manuals.service';
import { PolicyPlanController } from './policy/policy-plan.controller';
import { PolicyTableChanges } from './policy/policy-table-changes.service';
import { PolicyTablesController } from './policy/policy-tables.controller';
import { PolicyVersionsController } from './policy/policy-versions.controller';
import { PolicyVersions } from './policy/policy-versions.service';
import { TemplatesController } from './policy/templates.controller';
import { RaiseController } from './raising/raise.controller';
import { RaiseService } from './raising/raise.service';
import { ReconciliationController } from './reconciliation/reconciliation.controller';
import { RosterHealthController } from './roster-health/roster-health.controller';
import { TeamsController } from './teams/teams.controller';
import { CONFIGURATION, NOW, type Now, TEMPORAL_CLIENT } from './tokens';
import { UsersController } from './users/users.controller';

const repositories = [
  AbsenceRepository,
  AccessLogRepository,
  AdviceRepository,
  ApiKeyRepository,
  CalendarRepository,
  TeamCalendarRepository,
  CommandRepository,
  ConfigChangeRepository,
  DirectoryRepository,
  ArbitrationRepository,
  DossierRepository,
  ErasureRepository,
  EscalationRepository,
  FindingRepository,
  HistoryArchiveRepository,
  IdentityRepository,
  IntakeRepository,
  ManagedApiKeyRepository,
  MessageRepository,
  OnCallRepository,
  PolicyApplicationRepository,
  PolicyRepository,
  PolicyVersionRepository,
  RosterRepository,
  SightRepository,
  TimelineRepository,
];
const services = [
  AbsencesService,
  AcknowledgmentService,
  ApiKeysService,
  AuthenticationService,
  CalendarImports,
  CalendarsService,
  PolicyTables,
  CaseAdvice,
  CaseReader,
  CaseStreams,
  CommandHandler,
  CommandReferences,
  DecisionWeighing,
  ErasuresService,
  KeyedChanges,
  OnCallPlans,
  OnCallQuestions,
  PolicyApplications,
  PolicyChecks,
  PolicyTableChanges,
  PolicyVersions,
  PolicyManuals,
  ManualPress,
  RaiseService,
  RequestAllowance,
  SignInAttempts,
  TokenVerifier,
];
export const controllers = [
  AbsencesController,
  AcknowledgmentController,
  AdviceController,
  TriggersController,
  ApiKeysController,
  CalendarImportsController,
  CalendarsController,
  HolidaysController,
  CaseAdviceController,
  CommandsController,
  ArbitrationsController,
  DossierReadingController,
  DossierVersionsController,
  ErasuresController,
  EscalationsController,
  HealthController,
  HistoryController,
  IdentitiesController,
  LiveController,
  OnCallController,
  PolicyApplicationsController,
  PolicyPlanController,
  PolicyController,
  PolicyTablesController,
  PolicyVersionsController,
  PolicyManualController,
  TemplatesController,
  RaiseController,
  RecipientAdviceController,
  ReconciliationController,
  RosterHealthController,
  TeamsController,
  UsersController,
];
const border: Provider[] = [
  // In this order: who asks, then what for.
  { provide: APP_GUARD, useClass: BorderGuard },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
  { provide: APP_INTERCEPTOR, useClass: DisclosureInterceptor },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

/** What the module is given; opened before it and closed after it, so that requests under way can end. */
export interface ApiResources {
  readonly configuration: ApiConfiguration;
  readonly database: Database;
  readonly temporal: TemporalClient;
  readonly now: Now;
}

const value = (provide: InjectionToken, useValue: unknown): Provider => ({ provide, useValue });

@Module({})
class ApiModule {}

/** The whole API over what is open already. */
export function apiModule({ configuration, database, temporal, now }: ApiResources): DynamicModule {
  const given = [
    value(CONFIGURATION, configuration),
    value(NOW, now),
    value(Database, database),
    value(TEMPORAL_CLIENT, temporal),
    value(EscalationsFacade, temporal.escalations),
    ...repositories.map((Repository) => value(Repository, new Repository(database))),
  ];
  return { module: ApiModule, controllers, providers: [...given, ...services, ...border] };
}
