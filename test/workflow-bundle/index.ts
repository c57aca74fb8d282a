// Where the workflow code of the sources is, as one file for every worker and every replay of a test run.

/** @throws when the tier of the test does not bundle (see `jest.config.mjs`) */
export function workflowBundlePath(): string {
  const path = process.env.TEST_WORKFLOW_BUNDLE;
  if (!path) throw new Error('nothing was bundled: make this tier a `bundlingTier` in jest.config.mjs');
  return path;
}
