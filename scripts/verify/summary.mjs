// Prints the table of all stages and, as the very last line, the one sum that machines read.

/** Prints and returns the exit code: 0 when nothing failed. */
export function printSummary(results) {
  const passed = sum(results, 'passed');
  const failed = sum(results, 'failed');
  const seconds = sum(results, 'seconds');
  console.log(`\n${row('stage', 'seconds', 'passed', 'failed')}`);
  for (const result of results) {
    console.log(row(result.name, result.seconds.toFixed(1), result.passed, result.failed) + (result.remark ? `  ${result.remark}` : ''));
  }
  console.log(row('all', seconds.toFixed(1), passed, failed));
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);

const row = (name, ...figures) => name.padEnd(12) + figures.map((figure) => String(figure).padStart(9)).join('');
