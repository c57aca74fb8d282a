// Shows who owned each case and who spoke with its customer at every instant, or where that is not proven.
import { createRequire } from 'node:module';
import { counted } from './counted.mjs';
import { withDatabase } from './database.mjs';
import { anchorsOutside, verifiedTimelines } from './verify.mjs';

const require = createRequire(import.meta.url);

const whatIsWrong = {
  unknown: 'no owner is recorded: the line is older than the chain',
  two: 'the lines of one step name different people',
  nobody: 'owner or point of contact is no user of the organisation',
  gap: 'steps are missing here',
  differs: 'the case names others than its last step',
};

/** Answers the exit code: 0 when every case had exactly one owner and one point of contact at every instant. */
export function printOwners({ environment, escalationId }) {
  return withDatabase(environment, async (database) => {
    const { anchors = [], fault } = await anchorsOutside(environment);
    if (fault) return failed(fault);
    const { faults } = await verifiedTimelines(database, { escalationId, anchors });
    if (faults.length > 0) return failed('The timeline proves nothing, it is not as it was recorded: npm run audit -- verify');
    const cases = await require('@relais/persistence').ownerships(database, escalationId);
    if (escalationId && cases.length === 0) return failed(`There is no case ${escalationId} that has begun.`);
    for (const one of cases) printCase(one, { whole: escalationId !== null });
    const wrong = cases.filter((one) => one.fault).length;
    const tenures = cases.reduce((sum, one) => sum + one.tenures.length, 0);
    if (wrong > 0) return failed(`${wrong} of ${counted(cases.length, 'case')} not proven.`);
    console.log(`${counted(cases.length, 'case')}, ${counted(tenures, 'tenure')}: one owner and one point of contact at every instant.`);
    return 0;
  });
}

function failed(words) {
  console.error(words);
  return 1;
}

function printCase({ escalationId, ticketReference, tenures, fault }, { whole }) {
  const name = `case ${escalationId} (ticket ${ticketReference})`;
  if (whole) for (const tenure of tenures) console.log(lineOf(tenure));
  if (fault) console.log(`${name}, step ${fault.step}, sequence ${fault.sequence}: ${whatIsWrong[fault.kind] ?? fault.kind}`);
}

const lineOf = ({ from, to, ownerId, pointOfContactId }) =>
  `${new Date(from).toISOString()}  ${to === null ? 'until now'.padEnd(24) : new Date(to).toISOString()}  owner ${ownerId}  point of contact ${pointOfContactId}`;
