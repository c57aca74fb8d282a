// Tells what publishing a file would change, what the check finds, and which running cases it would leave as they are.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { accepted } from './api.mjs';
import { Fault } from './fault.mjs';
import { namesOf } from './organisation.mjs';

const require = createRequire(import.meta.url);

/** Answers the exit code: 1 for a change that could not be published. */
export async function planFile(api, call) {
  const { plan } = await planned(api, call);
  return plan.publishable || plan.changes.length === 0 ? 0 : 1;
}

/** Reads, asks and tells. @throws Fault for a file that is refused, with every line */
export async function planned(api, { file }) {
  const names = await namesOf(api);
  const read = readFile(file, names);
  const { document, calendarId } = read;
  const answer = await api.post('/v1/policy/plan', { body: { document, ...(calendarId && { calendarId }) } });
  if (answer.body.errors !== undefined) throw refusedAt({ file, read, faults: answer.body.errors });
  const plan = accepted(answer);
  console.log(differences(plan));
  if (!plan.publishable) console.log(refusedAt({ file, read, faults: plan.faults }).message);
  if (plan.changes.length > 0) {
    for (const warning of plan.warnings) console.log(wordsOf(warning, names));
    console.log(await untouched(api));
  }
  return { read, plan };
}

function readFile(file, names) {
  const { readPolicyFile, PolicyFileRefusedError } = require('@relais/policy-file');
  try {
    return readPolicyFile(readFileSync(file === '-' ? 0 : file, 'utf8'), names);
  } catch (error) {
    if (error instanceof PolicyFileRefusedError) {
      throw new Fault(['The file is refused whole:', ...byLine(file, error.faults)].join('\n'));
    }
    if (typeof error.code === 'string') throw new Fault(`${file} cannot be read: ${error.code}.`);
    throw error;
  }
}

/** Places of a document are places of the file; `/document` stands before them where the request itself was refused. */
export function refusedAt({ file, read, faults }) {
  const placed = faults.map(({ pointer, detail }) => {
    const place = pointer.replace(/^\/document/, '');
    return { line: read.lineOf(place), detail: `${place} ${detail}` };
  });
  return new Fault([`It cannot be published. Faults: ${faults.length}.`, ...byLine(file, placed)].join('\n'));
}

/** As whoever mends the file goes through it. */
function byLine(file, faults) {
  return faults.toSorted((one, other) => one.line - other.line).map(({ line, detail }) => `  ${file}:${line} ${detail}`);
}

/** What the roster as it is now would do to cases: to be weighed, not refused. */
function wordsOf({ code, teamId, pointer }, { teams }) {
  const team = teams.find(({ id }) => id === teamId)?.name;
  return ['warning:', code, team && `(${team})`, pointer && `at ${pointer}`].filter(Boolean).join(' ');
}

function differences({ changes, publishedVersion }) {
  if (changes.length === 0) return `Nothing to do: version ${publishedVersion} is just this.`;
  const said = (change, side) => (side in change ? JSON.stringify(change[side]) : '(nothing)');
  const lines = changes.map((change) => `  ${change.pointer}: ${said(change, 'from')} → ${said(change, 'to')}`);
  const places = changes.length === 1 ? '1 place differs' : `${changes.length} places differ`;
  return [`${places} from version ${publishedVersion}:`, ...lines].join('\n');
}

async function untouched(api) {
  const { items } = accepted(await api.get('/v1/policy/running-cases'));
  if (items.length === 0) return 'No case is running.';
  return [
    'Running cases keep the rules that they have:',
    ...items.map(({ version, cases }) => `  ${cases} under version ${version}`),
    'To bring them a published version, look first and then apply it: POST /v1/policy/versions/{version}/apply/preview, then …/apply (docs/policy.md).',
  ].join('\n');
}
