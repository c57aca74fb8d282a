// Says where the workflows come from: a bundle built beforehand, or their sources, bundled when the worker starts.
import { dirname, join } from 'node:path';
import type { WorkerOptions } from '@temporalio/worker';
import { fromSources } from './from-sources';

type Workflows = Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath' | 'bundlerOptions'>;

/** `bundlePath` as `scripts/bundle-workflows.mjs` writes it: a worker then starts in about a second (design §4). */
export function workflows(bundlePath: string | undefined): Workflows {
  if (bundlePath !== undefined) return { workflowBundle: { codePath: bundlePath } };
  const workflowsPath = join(dirname(require.resolve('@relais/workflows/package.json')), 'index.ts');
  return { workflowsPath, bundlerOptions: { webpackConfigHook: fromSources } };
}
