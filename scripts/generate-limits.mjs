// Writes docs/limits.md from the API's limits and schemas; with --check it only says whether the committed table still follows from them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'limits.md');

const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const { limitsPage } = createRequire(import.meta.url)(join(root, 'apps', 'api', 'dist', 'openapi', 'limits-page.js'));
const text = limitsPage();

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log('docs/limits.md is written.');
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('docs/limits.md no longer follows from the limits and schemas of the API.');
  process.exitCode = 1;
}
