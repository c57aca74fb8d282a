// Writes docs/access.md from the tables of who may what; with --check it only says whether the committed document still follows from it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'access.md');

const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const { accessDocument } = createRequire(import.meta.url)(join(root, 'apps', 'api', 'dist', 'access', 'access-document.js'));
const text = accessDocument();

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log('docs/access.md is written.');
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('docs/access.md no longer follows from the tables it is written from.');
  process.exitCode = 1;
}
