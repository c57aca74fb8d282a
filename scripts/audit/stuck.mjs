// Reads the stuck cases of all organisations and lays them out as a table.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
export async function printStuck(environment) {
  const { localDefaults } = require('@relais/config');
  const { Database, EscalationRepository } = require('@relais/persistence');
  let database;
  try {
    const url = environment.DATABASE_URL || runningDatabase(environment) || localDefaults.DATABASE_URL;
    database = await Database.open({ url, applicationName: 'relais-audit', poolSize: 1 });
    const at = Date.now();
    const cases = await new EscalationRepository(database).stuck({ at, toleranceMilliseconds });
    console.log(cases.length === 0 ? 'Nothing is stuck.' : table(cases, at));
    return 0;
  } catch (error) {
    console.error(
      `The database cannot be read (${error.sqlState ?? error.code ?? error.name}): set DATABASE_URL to one that answers and is migrated.`,
    );
    return 1;
  } finally {
    await database?.close();
  }
}

/** The database that a running `npm start` has left its address of, if there is one. */
function runningDatabase({ RELAIS_FOLDER }) {
  const folder = RELAIS_FOLDER || fileURLToPath(new URL('../../.relais', import.meta.url));
  const file = join(folder, 'addresses.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).databaseUrl : undefined;
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
