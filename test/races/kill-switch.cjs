// Loaded before the worker under test: ends its process by SIGKILL inside the recording of one event, at the side of COMMIT asked for.
const { StepRepository } = require('@relais/persistence');

// `acknowledge before commit`, `acknowledge after commit`; all the cases that are killed together wait for the last one.
const [event, side] = (process.env.KILL_IN_RECORD ?? '').split(/ (.*)/);
const wanted = Number(process.env.KILL_WITH_CASES ?? 1);
const waiting = new Set();
const { transaction } = StepRepository.prototype;

/** Nothing after it runs: what follows waits for ever. */
function die({ escalationId }) {
  waiting.add(escalationId);
  if (waiting.size >= wanted) {
    process.stdout.write(`${JSON.stringify({ msg: 'kill switch', event, side, at: Date.now() })}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  return new Promise(() => undefined);
}

StepRepository.prototype.transaction = async function killing(step, work) {
  if (step.event.type !== event) return transaction.call(this, step, work);
  const written = async (rows) => {
    const answers = await work(rows);
    if (side === 'before commit') await die(step);
    return answers;
  };
  const result = await transaction.call(this, step, written);
  if (side === 'after commit') await die(step);
  return result;
};
