// Runs every `generate:…` script with --check, so that a generated file that no longer follows from its source fails the build.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
const generators = Object.keys(scripts).filter((name) => name.startsWith('generate:') && name !== 'generate:check');

if (generators.length === 0) console.log('Nothing is generated yet: package.json has no generate:… script.');
const stale = generators.filter((name) => spawnSync('npm', ['run', '--silent', name, '--', '--check'], { stdio: 'inherit' }).status !== 0);
for (const name of stale) console.error(`${name} --check failed: run \`npm run ${name}\` and commit what it writes.`);
process.exitCode = stale.length === 0 ? 0 : 1;
