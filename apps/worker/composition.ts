// Builds the two runners out of repositories, channels and activities: the one place that knows what each is made of.
import { createExecutionActivities } from '@relais/activities/execution';
import { createRecordingActivities } from '@relais/activities/recording';
import { createMailChannel } from '@relais/messaging';
import {
  ActionRepository,
  ErasureRepository,
  EscalationRepository,
  HistoryArchiveRepository,
  IntakeRepository,
  MessageRepository,
  StepRepository,
  TimelineAnchorRepository,
} from '@relais/persistence';
import { Context, heartbeat } from '@temporalio/activity';
import { TimelineAnchoring } from './anchoring/anchor-timelines';
import { HistoryArchiving } from './archiving/archive-history';
import { MessageDelivery } from './delivery/deliver-message';
import { ErasureFinishing } from './erasing/finish-erasure';
import { JobRunner } from './jobs/job-runner';
import { schedule } from './jobs/schedule';
import { tasks } from './jobs/tasks';
import type { WorkerResources } from './resources';
import { EscalationStarter } from './starting/start-escalation';
import { withAlarm } from './temporal/recording-alarm';
import { TemporalWorker } from './temporal/temporal-worker';

export function jobRunner({ configuration, database, temporal, log, now }: WorkerResources): JobRunner {
  const { publicUrl, linkSecret, smtpUrl, mailFrom, databaseUrl, anchorFile } = configuration;
  const mail = createMailChannel({ smtpUrl, from: mailFrom });
  const delivery = new MessageDelivery({ messages: new MessageRepository(database), mail, publicUrl, linkSecret, log, now });
  const cases = { intake: new IntakeRepository(database), cases: new EscalationRepository(database) };
  const starter = new EscalationStarter({ ...cases, escalations: temporal.escalations, log, now });
  const anchoring = new TimelineAnchoring({ anchors: new TimelineAnchorRepository(database), anchorFile, log, now });
  const archiving = new HistoryArchiving({ archive: new HistoryArchiveRepository(database), escalations: temporal.escalations, now });
  const erasing = new ErasureFinishing({ erasures: new ErasureRepository(database), now });
  const owners = { anchoring, archiving, delivery, erasing, starter };
  return new JobRunner({ databaseUrl, tasks: tasks(owners), schedule, round: () => starter.startForgotten(), log });
}

export function temporalWorker({ configuration, database, log, now }: WorkerResources): TemporalWorker {
  const { actionEndpointUrl: endpointUrl, actionEndpointSecret: endpointSecret } = configuration;
  const activities = {
    ...withAlarm(createRecordingActivities({ steps: new StepRepository(database) }), {
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
