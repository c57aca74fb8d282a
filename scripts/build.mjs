// Emits every workspace's TypeScript into its own `dist/`, and the workflow bundle, so that product processes start on plain
// CommonJS. Only files newer than their emitted twin are emitted again; an emitted file whose source is gone is removed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

const root = join(import.meta.dirname, '..');
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const settingsChangedAt = Math.max(...['.swcrc', 'scripts/build.mjs'].map((file) => statSync(join(root, file)).mtimeMs));

const bundle = join(root, 'workflows', 'dist', 'bundle.js');
let emitted = 0;

const rooms = workspaces.flatMap((pattern) =>
  pattern.endsWith('/*')
    ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => join(root, pattern.slice(0, -2), name))
    : [join(root, pattern)],
);

for (const room of rooms) {
  const dist = join(room, 'dist');
  const sources = filesBelow(room, (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.d.ts'));
  const expected = new Set([bundle]);
  for (const source of sources) {
    const target = join(dist, relative(room, source).replace(/\.ts$/, '.js'));
    expected.add(target);
    if (!existsSync(target) || statSync(target).mtimeMs <= Math.max(statSync(source).mtimeMs, settingsChangedAt)) emit(source, target);
  }
  if (existsSync(dist)) {
    for (const stale of filesBelow(dist, (name) => name.endsWith('.js')).filter((file) => !expected.has(file))) rmSync(stale);
  }
}

// The bundler reads sources, so any change may be a change of the workflows.
if (emitted > 0 || !existsSync(bundle)) await import('./bundle-workflows.mjs');

function emit(source, target) {
  emitted += 1;
  const { code, map } = transformFileSync(source, { ...options, swcrc: false });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.map`, map);
  writeFileSync(target, `${code}\n//# sourceMappingURL=${target.slice(dirname(target).length + 1)}.map\n`);
}

function filesBelow(folder, wanted) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      const skipped = ['node_modules', ...(folder.endsWith('dist') || folder.includes('/dist/') ? [] : ['dist'])];
      return skipped.includes(entry.name) ? [] : filesBelow(join(folder, entry.name), wanted);
    }
    return wanted(entry.name) ? [join(folder, entry.name)] : [];
  });
}
