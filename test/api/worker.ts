// Runs the escalation workflow with its real activities, so that the API's tests see cases move on; messages stay queued.
import { join } from 'node:path';
import { createExecutionActivities } from '@relais/activities/execution';
import { createRecordingActivities } from '@relais/activities/recording';
import { ActionRepository, Database, StepRepository } from '@relais/persistence';
import { startTestActionEndpoint } from '@relais/testing';
import { Context } from '@temporalio/activity';
import { type BundleOptions, bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';

export interface TestWorker {
  readonly stop: () => Promise<void>;
}

const bundle: BundleOptions = {
  workflowsPath: join(__dirname, '../../workflows/index.ts'),
  // The sources, not what was built of them some time ago.
  webpackConfigHook: (config) => ({
    ...config,
    resolve: { ...config.resolve, conditionNames: ['source', 'import', 'require', 'default'] },
  }),
  logger: new DefaultLogger('WARN'),
};

export async function startTestWorker({
  databaseUrl,
  temporalAddress,
}: {
  databaseUrl: string;
  temporalAddress: string;
}): Promise<TestWorker> {
  const [workflowBundle, connection, database, endpoint] = await Promise.all([
    bundleWorkflowCode(bundle),
    NativeConnection.connect({ address: temporalAddress }),
    Database.open({ url: databaseUrl, applicationName: 'test-worker' }),
    startTestActionEndpoint(),
  ]);
  const worker = await Worker.create({
    connection,
    taskQueue: 'relais',
    workflowBundle,
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
