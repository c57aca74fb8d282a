// Runs the escalation workflow with its real activities, so that the API's tests see cases move on; messages stay queued.
import { createExecutionActivities } from '@relais/activities/execution';
import { createRecordingActivities } from '@relais/activities/recording';
import { ActionRepository, Database, StepRepository } from '@relais/persistence';
import { startTestActionEndpoint } from '@relais/testing';
import { Context } from '@temporalio/activity';
import { NativeConnection, Worker } from '@temporalio/worker';
import { workflowBundlePath } from '../workflow-bundle';

export interface TestWorker {
  readonly stop: () => Promise<void>;
}

export async function startTestWorker({
  databaseUrl,
  temporalAddress,
}: {
  databaseUrl: string;
  temporalAddress: string;
}): Promise<TestWorker> {
  const [connection, database, endpoint] = await Promise.all([
    NativeConnection.connect({ address: temporalAddress }),
    Database.open({ url: databaseUrl, applicationName: 'test-worker' }),
    startTestActionEndpoint(),
  ]);
  const worker = await Worker.create({
    connection,
    taskQueue: 'relais',
    workflowBundle: { codePath: workflowBundlePath() },
    activities: {
      ...createRecordingActivities({ steps: new StepRepository(database) }),
      ...createExecutionActivities({
        actions: new ActionRepository(database),
        endpointUrl: endpoint.url,
        heartbeat: () => Context.current().heartbeat(),
        now: Date.now,
      }),
    },
  });
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
      await Promise.all([connection.close(), database.close(), endpoint.stop()]);
    },
  };
}
