// Builds the workflow bundle once, so that a worker starts in about a second instead of bundling first (design §4).
//
//   node scripts/bundle-workflows.mjs [output]     default: workflows/dist/bundle.js; then set WORKFLOW_BUNDLE_PATH to it
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = join(import.meta.dirname, '..');
const output = resolve(process.argv[2] ?? join(root, 'workflows', 'dist', 'bundle.js'));

const { code } = await bundleWorkflowCode({
  workflowsPath: join(root, 'workflows', 'index.ts'),
  logger: new DefaultLogger('WARN'),
  // As compiler and tests: the sources of the workspaces, before anything emitted.
  webpackConfigHook: (configuration) => ({ ...configuration, resolve: { ...configuration.resolve, conditionNames: ['source', '...'] } }),
});
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, code);
console.log(`${output} (${Math.round(code.length / 1024)} KiB)`);
