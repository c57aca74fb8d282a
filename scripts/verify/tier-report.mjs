// Reads what jest wrote about a tier, and lets no tier pass that ran nothing, skipped something or died before its report.
import { existsSync, readFileSync } from 'node:fs';

/** `{ passed, failed, remark? }` of a tier; `fault` says how jest itself ended, undefined when well. */
export function readTierReport(file, fault) {
  if (!existsSync(file)) return { passed: 0, failed: 1, remark: `no report from jest (${fault ?? 'no test found'})` };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  const unreadable = report.numRuntimeErrorTestSuites;
  const failed = report.numFailedTests + unreadable + skipped;
  const remarks = [
    unreadable > 0 && `${unreadable} test file(s) could not run`,
    skipped > 0 && `${skipped} skipped, counted as failed`,
    report.numTotalTests === 0 && 'no test ran',
    fault && failed === 0 && `jest: ${fault}`,
  ].filter(Boolean);
  return { passed: report.numPassedTests, failed: failed || (remarks.length > 0 ? 1 : 0), remark: remarks.join('; ') };
}
