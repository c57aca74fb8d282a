// Keeps the rules of an organisation in a file: written out, compared, and published through the API like everybody's.
//
//   npm run --silent policy -- export FILE [--version N]     writes the published version, or another, as YAML; - for the screen
//   npm run policy -- plan FILE                              what publishing it would change, what the check finds, whom it would not touch
//   npm run policy -- apply FILE --as NAME --reason WORDS    the same, then drafts, checks and publishes it
//
// Asks the API of RELAIS_URL with the key, or the token of a person, in RELAIS_API_KEY; else the running `npm start`: its practice organisation, or
// with --company the company. --as names who acts where it is a key.
// Exit 0 when it is done or there is nothing to do; 1 when the file or the API refuses it, with every place; 2 for a wrong call.
import { parseArgs } from 'node:util';
import { Api, connectionOf } from './policy/api.mjs';
import { applyFile } from './policy/apply.mjs';
import { exportFile } from './policy/export.mjs';
import { Fault } from './policy/fault.mjs';
import { planFile } from './policy/plan.mjs';

const usage = `usage: npm run policy -- export FILE [--version N] | plan FILE | apply FILE --as NAME --reason WORDS   (each: [--company])`;
const acts = { export: exportFile, plan: planFile, apply: applyFile };

process.exitCode = await main();

async function main() {
  const call = readCall();
  if (!call) return told(usage, 2);
  try {
    const api = new Api(connectionOf(process.env, call));
    return await acts[call.what](api, call);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return told(error.message, 1);
  }
}

function told(words, code) {
  console.error(words);
  return code;
}

/** Null for words that mean nothing. */
function readCall() {
  try {
    const text = { type: 'string' };
    const options = { as: text, reason: text, version: text, company: { type: 'boolean', default: false } };
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [what, file] = positionals;
    if (positionals.length !== 2 || !Object.hasOwn(acts, what)) return null;
    if (what === 'apply' ? !values.reason : values.reason !== undefined) return null;
    if (values.version !== undefined && (what !== 'export' || !/^[1-9]\d{0,8}$/.test(values.version))) return null;
    return { what, file, ...values };
  } catch (error) {
    if (String(error.code).startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
}
