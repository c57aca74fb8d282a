// Runs one stage as a process of its own and says what it showed: how many passed, how many failed, in what time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readTierReport } from './tier-report.mjs';

/** Resolves to `{ name, seconds, passed, failed, remark? }`; never rejects, a stage that cannot start is a failed one. */
export async function runStage(stage, reportFolder) {
  console.log(`\n── ${stage.name} ${'─'.repeat(Math.max(0, 100 - stage.name.length))}`);
  const report = join(reportFolder, `${stage.name}.json`);
  const startedAt = performance.now();
  const ending = await ended(stage.isTier ? [...stage.command, '--json', `--outputFile=${report}`] : stage.command, stage.minutes);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`── ${stage.name}: ${ending.fault ? 'failed' : 'ended'} after ${seconds.toFixed(1)} s`);
  return { name: stage.name, seconds, ...(stage.isTier ? readTierReport(report, ending.fault) : checkResult(ending.fault)) };
}

const checkResult = (fault) => (fault ? { passed: 0, failed: 1, remark: fault } : { passed: 1, failed: 0 });

/** Runs the command to its end; `fault` says why it counts as failed. Its whole process group ends with it, or with this process. */
function ended([program, ...words], minutes) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'inherit', detached: true });
    const endGroup = () => endProcessGroup(child.pid);
    const overdue = setTimeout(endGroup, minutes * 60_000);
    const interrupted = (signal) => {
      endGroup();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const settle = (fault) => {
      clearTimeout(overdue);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ fault });
    };
    child.once('error', (error) => settle(`could not start ${program}: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') settle(`ended by force (limit ${minutes} min)`);
      else settle(code === 0 ? undefined : `exit ${code ?? signal}`);
    });
  });
}

function endProcessGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Already gone: nothing is left to end.
    if (error.code !== 'ESRCH') throw error;
  }
}
