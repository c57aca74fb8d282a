// Writes a version of the policy into a file.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { accepted } from './api.mjs';
import { Fault } from './fault.mjs';
import { namesOf } from './organisation.mjs';

const require = createRequire(import.meta.url);

/** Answers the exit code. */
export async function exportFile(api, { file, version }) {
  const { writePolicyFile } = require('@relais/policy-file');
  const [policy, names] = await Promise.all([
    api.get(version === undefined ? '/v1/policy' : `/v1/policy/versions/${version}`),
    namesOf(api),
  ]);
  const { version: number, publishedAt, ...written } = accepted(policy);
  const about = [
    publishedAt === null ? `Version ${number} of the policy, a draft.` : `Version ${number} of the policy, published ${publishedAt}.`,
    'Durations: PT4H counts opening hours, PT30M always counts around the clock, P3D counts days. Amounts are in minor units.',
  ];
  const text = writePolicyFile(written, { names, about });
  if (file === '-') process.stdout.write(text);
  else keep(file, text);
  return 0;
}

function keep(file, text) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Fault(`${file} cannot be written: ${error.code}.`);
  }
}
