// Writes docs/openapi.json from the API's endpoint table; with --check it only says whether the committed document still follows from it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'openapi.json');

const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const { openApiDocument } = createRequire(import.meta.url)(join(root, 'apps', 'api', 'dist', 'openapi', 'document.js'));
const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log('docs/openapi.json is written.');
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('docs/openapi.json no longer follows from the endpoint table.');
  process.exitCode = 1;
}
