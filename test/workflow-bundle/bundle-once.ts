// Bundles the workflow code once for all test files of a run: of the sources, not of what was built of them some time ago.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { fromSources } from '../../apps/worker/temporal/from-sources';

export default async function bundleOnce(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, '../../workflows/index.ts'),
    webpackConfigHook: fromSources,
    logger: new DefaultLogger('WARN'),
  });
  const path = join(mkdtempSync(join(tmpdir(), 'relais-workflows-')), 'workflows.js');
  writeFileSync(path, code);
  // The only word that jest carries from here to the test files.
  process.env.TEST_WORKFLOW_BUNDLE = path;
}
