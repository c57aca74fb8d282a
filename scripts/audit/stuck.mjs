// Reads the stuck cases of all organisations and lays them out as a table.
import { createRequire } from 'node:module';
import { withDatabase } from './database.mjs';

const require = createRequire(import.meta.url);
/** A clock fires up to a second late and a busy worker takes some more; what waits longer than this is stuck. */
const toleranceMilliseconds = 60_000;

const reasons = {
  never_started: 'accepted, its workflow never started',
  clock_overdue: 'a clock passed and nobody took it',
  not_moving: 'its workflow does not go on: read its history in Temporal',
  command_unanswered: 'a command was sent and never answered',
};

/** Answers the exit code. */
export function printStuck(environment) {
  const { EscalationRepository } = require('@relais/persistence');
  return withDatabase(environment, async (database) => {
    const at = Date.now();
    const cases = await new EscalationRepository(database).stuck({ at, toleranceMilliseconds });
    console.log(cases.length === 0 ? 'Nothing is stuck.' : table(cases, at));
    return 0;
  });
}

function table(cases, at) {
  const head = ['ticket', 'status', 'waiting for', 'since', 'why', 'case'];
  const rows = cases.map(({ ticketReference, status, since, why, escalationId }) => [
    ticketReference,
    status,
    span(at - since),
    new Date(since).toISOString(),
    reasons[why] ?? why,
    escalationId,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), '', `${cases.length} stuck`].join('\n');
}

function span(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)];
  if (days > 0) return `${days} d ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
