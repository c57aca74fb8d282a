// Builds the two runners out of repositories, channels and activities: the one place that knows what each is made of.
import { createExecutionActivities } from '@relais/activities/execution';
import { createRecordingActivities } from '@relais/activities/recording';
import type { FindingKind } from '@relais/contracts';
import { createMailChannel, type MailChannel } from '@relais/messaging';
import {
  ActionRepository,
  CaseStandingRepository,
  CommandRepository,
  DirectoryRepository,
  ErasureRepository,
  EscalationRepository,
  FindingRepository,
  HistoryArchiveRepository,
  IntakeRepository,
  MessageRepository,
  PolicyApplicationRepository,
  PolicyRepository,
  RosterMailRepository,
  RosterRepository,
  RoundRepository,
  StepRepository,
  TimelineAnchorRepository,
} from '@relais/persistence';
import { Context, heartbeat } from '@temporalio/activity';
import { TimelineAnchoring } from './anchoring/anchor-timelines';
import { PolicyApplying } from './applying/apply-policy';
import { HistoryArchiving } from './archiving/archive-history';
import { MessageDelivery } from './delivery/deliver-message';
import { ErasureFinishing } from './erasing/finish-erasure';
import { JobRunner } from './jobs/job-runner';
import { schedule } from './jobs/schedule';
import { tasks } from './jobs/tasks';
import { Reconciler } from './reconciling/reconciler';
import { UnknownWorkflows } from './reconciling/unknown-workflows';
import type { WorkerResources } from './resources';
import { RosterHealthMailing } from './roster/mail-roster-health';
import { EscalationStarter } from './starting/start-escalation';
import { withAlarm } from './temporal/recording-alarm';
import { TemporalWorker } from './temporal/temporal-worker';

export function jobRunner(resources: WorkerResources): JobRunner {
  const { configuration, database, temporal, metrics, log, now } = resources;
  const { publicUrl, linkSecret, smtpUrl, mailFrom, databaseUrl, anchorFile } = configuration;
  const mail = createMailChannel({ smtpUrl, from: mailFrom });
  const delivery = new MessageDelivery({ messages: new MessageRepository(database), mail, publicUrl, linkSecret, log, now });
  const starter = new EscalationStarter({ intake: new IntakeRepository(database), escalations: temporal.escalations, log });
  const anchoring = new TimelineAnchoring({ anchors: new TimelineAnchorRepository(database), anchorFile, log, now });
  const archiving = new HistoryArchiving({ archive: new HistoryArchiveRepository(database), escalations: temporal.escalations, now });
  const erasing = new ErasureFinishing({ erasures: new ErasureRepository(database), now });
  const rosterMailing = rosterMailingOf(resources, mail);
  const applying = applyingOf(resources);
  const owners = {
    anchoring,
    applying,
    archiving,
    delivery,
    erasing,
    reconciler: reconcilerOf(resources, starter),
    rosterMailing,
    starter,
  };
  const rounds = new RoundRepository(database);
  return new JobRunner({
    databaseUrl,
    tasks: tasks(owners),
    schedule,
    round: () => rounds.askNext(),
    ended: (task, end) => metrics.jobEnded(task, end),
    log,
  });
}

function applyingOf({ database, temporal, now }: WorkerResources): PolicyApplying {
  const repositories = {
    applications: new PolicyApplicationRepository(database),
    commands: new CommandRepository(database),
    cases: new EscalationRepository(database),
  };
  return new PolicyApplying({ ...repositories, escalations: temporal.escalations, now });
}

function rosterMailingOf({ database, log }: WorkerResources, mail: MailChannel): RosterHealthMailing {
  const repositories = {
    rosters: new RosterRepository(database),
    mails: new RosterMailRepository(database),
    directory: new DirectoryRepository(database),
    policies: new PolicyRepository(database),
  };
  return new RosterHealthMailing({ ...repositories, mail, log });
}

function reconcilerOf({ database, temporal: { workflows }, metrics, log, now }: WorkerResources, starter: EscalationStarter): Reconciler {
  const given = {
    cases: new CaseStandingRepository(database),
    findings: new FindingRepository(database),
    workflows,
    found: (kind: FindingKind) => metrics.found(kind),
    log,
    now,
  };
  return new Reconciler({ ...given, starter, unknown: new UnknownWorkflows(given) });
}

export function temporalWorker({ configuration, database, metrics, log, now }: WorkerResources): TemporalWorker {
  const { actionEndpointUrl: endpointUrl, actionEndpointSecret: endpointSecret } = configuration;
  const activities = {
    ...withAlarm(metrics.recording(createRecordingActivities({ steps: new StepRepository(database) })), {
      log,
      now,
      askedAt: () => Context.current().info.scheduledTimestampMs,
    }),
    ...createExecutionActivities({
      actions: new ActionRepository(database),
      endpointUrl,
      ...(endpointSecret === undefined ? {} : { endpointSecret }),
      heartbeat: () => heartbeat(),
      now,
    }),
  };
  return new TemporalWorker({ ...configuration, activities, log });
}
