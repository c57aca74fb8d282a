// Says of every timeline whether it is as it was recorded, and names the first line that is not.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { counted } from './counted.mjs';
import { localFolder, withDatabase } from './database.mjs';

const require = createRequire(import.meta.url);

const whatIsWrong = {
  edited: 'edited: this line does not say what was recorded',
  deleted: 'deleted: this line is missing',
  inserted: 'inserted: this line was never recorded',
  reordered: 'reordered: this line stands in another place than it was recorded in',
  cut_off: 'cut off: the lines from here on are missing',
  rewritten: 'rewritten: this line or an earlier one is not the one that was anchored',
  case_missing: 'the case was anchored and is gone',
};

/** Answers the exit code: 0 when every line is as it was recorded. */
export function printVerification({ environment, escalationId }) {
  return withDatabase(environment, async (database) => {
    const outside = await anchorsOutside(environment);
    if (outside.fault) return told(1, outside.fault);
    const verified = await verifiedTimelines(database, { escalationId, anchors: outside.anchors });
    if (escalationId && verified.cases === 0 && verified.faults.length === 0) return told(1, `There is no case ${escalationId}.`);
    for (const fault of verified.faults) console.log(lineOf(fault));
    console.log(outside.words);
    return told(verified.faults.length > 0 ? 1 : 0, summary(verified));
  });
}

/** What `verifyTimelines` of libs/persistence answers. */
export const verifiedTimelines = (database, question) => require('@relais/persistence').verifyTimelines(database, question);

function told(exitCode, words) {
  (exitCode === 0 ? console.log : console.error)(words);
  return exitCode;
}

const lineOf = ({ escalationId, ticketReference, step, sequence, kind }) =>
  `case ${escalationId} (ticket ${ticketReference ?? 'unknown'}), step ${step}, sequence ${sequence}: ${whatIsWrong[kind] ?? kind}`;

function summary({ cases, entries, erased, faults }) {
  const words = erased > 0 ? `; erased are the words of ${erased}` : '';
  const read = `${counted(entries, 'line')} of ${counted(cases, 'case')} read${words}`;
  return faults.length === 0 ? `${read}: all as they were recorded.` : `${read}: ${counted(faults.length, 'case')} not as recorded.`;
}

/** Where the worker writes them; the local stack's unless said otherwise. A file that was named must be there. */
export async function anchorsOutside(environment) {
  const { readAnchorFile } = require('@relais/persistence');
  const named = environment.ANCHOR_FILE;
  const file = named || join(localFolder(environment), 'anchors.jsonl');
  try {
    const anchors = await readAnchorFile(file);
    return { anchors, words: `${counted(anchors.length, 'anchor')} outside the database, in ${file}.` };
  } catch (error) {
    if (error.code === 'ENOENT' && !named) return { anchors: [], words: 'No anchors outside the database: ANCHOR_FILE is not set.' };
    if (error.code === 'ENOENT') return { fault: `There is no ${file}: set ANCHOR_FILE to the file that the worker writes.` };
    if (error.code === 'anchor_unreadable') return { fault: error.message };
    throw error;
  }
}
