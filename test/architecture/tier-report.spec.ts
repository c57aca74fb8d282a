// Contract: a test tier passes only when tests ran and none failed; a tier that died, ran nothing or skipped something is red.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const reader = pathToFileURL(join(__dirname, '../../scripts/verify/tier-report.mjs')).href;
const allWell = {
  numTotalTests: 3,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

/** What `npm run verify` makes of a report of jest; null stands for a tier that died before it wrote one. */
function read(report: object | null, fault = ''): { passed: number; failed: number; remark: string } {
  const folder = mkdtempSync(join(tmpdir(), 'relais-tier-report-'));
  try {
    const file = join(folder, 'report.json');
    if (report) writeFileSync(file, JSON.stringify(report));
    const call = `readTierReport(${JSON.stringify(file)}, ${JSON.stringify(fault)})`;
    const program = `import { readTierReport } from ${JSON.stringify(reader)}; console.log(JSON.stringify(${call}))`;
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a tier', () => {
  it('is green when tests ran and all passed', () => {
    expect(read(allWell)).toEqual({ passed: 3, failed: 0, remark: '' });
  });

  it.each([
    { what: 'a test failed', report: { ...allWell, numPassedTests: 2, numFailedTests: 1 }, fault: 'exit 1' },
    { what: 'a test was skipped', report: { ...allWell, numPassedTests: 2, numPendingTests: 1 }, fault: '' },
    { what: 'a test file could not run', report: { ...allWell, numRuntimeErrorTestSuites: 1 }, fault: 'exit 1' },
    { what: 'no test ran', report: { ...allWell, numTotalTests: 0, numPassedTests: 0 }, fault: '' },
    { what: 'jest died after its tests', report: allWell, fault: 'exit 1' },
    { what: 'jest died before its report', report: null, fault: 'exit 134' },
  ])('is red when $what', ({ report, fault }) => {
    expect(read(report, fault).failed).toBe(1);
  });
});
