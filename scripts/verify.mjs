// Runs every check and every test tier in one order, cheap ones first, so that one command says whether the repository stands.
//
//   npm run verify                 every stage; after a failure only the cheap ones still run
//   npm run verify -- --all        every stage, whatever failed before
//   npm run verify -- lint unit    these stages only
//
// The last line is `N passed, N failed`: all jest tests, and each check (format, types, build…) counted as one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStage } from './verify/run-stage.mjs';
import { stages } from './verify/stages.mjs';
import { printSummary } from './verify/summary.mjs';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = [...process.argv.slice(2).filter((word) => word.startsWith('--') && word !== '--all'), ...wanted.filter(isNoStage)];
if (unknown.length > 0) {
  console.error(`verify knows no ${unknown.join(', ')}. Stages: ${stages.map(({ name }) => name).join(' ')}; option: --all`);
  process.exit(2);
}

const reports = mkdtempSync(join(tmpdir(), 'relais-verify-'));
// Also when interrupted, which leaves by process.exit.
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const results = [];
for (const stage of stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const spared = !stage.cheap && !process.argv.includes('--all') && results.some(({ failed }) => failed > 0);
  // A tier that was not run has shown nothing: it counts as a failure, never as a silent pass.
  const notRun = { name: stage.name, seconds: 0, passed: 0, failed: 1, remark: 'not run: an earlier stage failed' };
  results.push(spared ? notRun : await runStage(stage, reports));
}
process.exitCode = printSummary(results);

function isNoStage(word) {
  return stages.every(({ name }) => name !== word);
}
