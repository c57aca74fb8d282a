// Lists what waits for Relais itself, and proves what it says of the past.
//
//   npm run audit -- stuck               cases that never started, do not move, or were never answered
//   npm run audit -- verify [--case id]  every timeline is as it was recorded; names the first line that is not
//   npm run audit -- owners [--case id]  every case had one owner and one point of contact at every instant
//   npm run audit -- reconcile [--now]   where a case and its workflow do not agree; with --now after a round of the worker's reconciler
//
// All read DATABASE_URL, else the running `npm start`'s, else the local default; `verify` and `owners` ANCHOR_FILE too, else the local stack's.
// Exit 0 when nothing is wrong (`stuck`: with the list, also when it is long); 1 with what is wrong; 2 for a wrong call.
import { parseArgs } from 'node:util';
import { printOwners } from './audit/owners.mjs';
import { printFindings } from './audit/reconcile.mjs';
import { printStuck } from './audit/stuck.mjs';
import { printVerification } from './audit/verify.mjs';

const usage = 'usage: npm run audit -- stuck | verify [--case id] | owners [--case id] | reconcile [--now]';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const audits = { verify: printVerification, owners: printOwners };

process.exitCode = await (audit() ?? wrongCall());

function audit() {
  const asked = readCall();
  if (!asked) return null;
  const { what, escalationId, roundFirst } = asked;
  if (what === 'reconcile') return escalationId === null ? printFindings(process.env, { roundFirst }) : null;
  if (roundFirst) return null;
  if (what === 'stuck') return escalationId === null ? printStuck(process.env) : null;
  return Object.hasOwn(audits, what) ? audits[what]({ environment: process.env, escalationId }) : null;
}

/** Null for words that mean nothing. */
function readCall() {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { case: { type: 'string' }, now: { type: 'boolean' } } });
    const escalationId = values.case?.toLowerCase() ?? null;
    if (positionals.length !== 1 || (escalationId !== null && !uuid.test(escalationId))) return null;
    return { what: positionals[0], escalationId, roundFirst: values.now === true };
  } catch (error) {
    if (String(error.code).startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
}

function wrongCall() {
  console.error(usage);
  return 2;
}
