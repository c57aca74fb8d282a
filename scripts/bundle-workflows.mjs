// Builds the workflow bundle once, so that a worker starts in about a second instead of bundling first.
// `npm run build` runs it when a source has changed; WORKFLOW_BUNDLE_PATH tells a worker where the bundle is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = join(import.meta.dirname, '..');
const output = join(root, 'workflows', 'dist', 'bundle.js');

const { code } = await bundleWorkflowCode({
  workflowsPath: join(root, 'workflows', 'index.ts'),
  logger: new DefaultLogger('WARN'),
  // As compiler and tests: the sources of the workspaces, before anything emitted.
  webpackConfigHook: (configuration) => ({ ...configuration, resolve: { ...configuration.resolve, conditionNames: ['source', '...'] } }),
});
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, code);
