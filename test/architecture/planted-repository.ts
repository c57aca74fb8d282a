// Builds a throw-away repository with the real import rules and planted violations, so that a rule that no longer bites is found.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PlantedImport } from './planted-imports';

const root = join(__dirname, '..', '..');
const rooms = ['apps/api', 'apps/worker', 'apps/local', 'activities', 'workflows'];
const libs = ['config', 'contracts', 'domain', 'machines', 'messaging', 'persistence', 'servers', 'temporal', 'testing'].map(
  (name) => `libs/${name}`,
);
const packages = ['zod', 'typeorm', 'xstate', '@nestjs/common', '@temporalio/client', '@temporalio/worker', '@temporalio/workflow'];

/** What the planted files import and may import: `file → source`. */
const innocent: Record<string, string> = {
  ...Object.fromEntries([...libs, 'apps/local'].map((lib) => [`${lib}/ok/index.ts`, 'export const ok = () => 1;'])),
  'libs/contracts/ok/index.ts': "import { z } from 'zod'; export const schema = (value?: unknown) => z(value);",
  'libs/domain/decision/index.ts': "import './b';",
  'libs/domain/hours/c.ts': 'export const hours = 1;',
  'activities/recording/index.ts': 'export const record = () => 1;',
  'workflows/runtime/clock.ts': 'export const clock = 1;',
  'workflows/index.ts': "export { run } from './escalation/escalation.workflow';",
  'workflows/escalation/index.ts': "export { run } from './escalation.workflow';",
  'workflows/escalation/escalation.workflow.ts':
    "import type { record } from '@relais/activities/recording'; export const run = (steps: { record: typeof record }) => steps.record();",
  'libs/domain/hours/index.ts': "import type { schema } from '@relais/contracts/ok'; export type Hours = typeof schema;",
  'libs/domain/hours/rules.ts': "import { type schema } from '@relais/contracts/ok'; export type Rules = typeof schema;",
  'apps/worker/bad/two.ts': "import './one'; export const two = 2;",
  'apps/dashboard/features/roster/week.ts': 'export const week = 7;',
  'apps/worker/bad/health.controller.ts': 'export const health = 1;',
  'demo/ok.ts': "import '@relais/contracts/ok';",
  'scripts/tool.mjs': 'export const tool = 1;',
};

/** A violation as dependency-cruiser reports it. */
export interface Violation {
  rule: string;
  from: string;
}

/** Plants the imports in an empty repository and returns what the rules of `config` report there. */
export function cruisePlanted(config: string, planted: PlantedImport[]): Violation[] {
  const place = mkdtempSync(join(tmpdir(), 'relais-import-rules-'));
  try {
    layOut(place);
    for (const { file, line } of planted) write(join(place, file), `${line}\n`);
    return cruise(place, config);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function layOut(place: string): void {
  for (const name of ['.dependency-cruiser.cjs', '.dependency-cruiser.bundle.cjs', 'scripts/import-rules', 'tsconfig.json']) {
    cpSync(join(root, name), join(place, name), { recursive: true });
  }
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  const declared = {
    workspaces: ['apps/*', 'libs/*', 'activities', 'workflows'],
    dependencies,
    devDependencies: { 'fast-check': '1.0.0' },
  };
  write(join(place, 'package.json'), JSON.stringify({ name: 'planted', ...declared }));
  for (const name of [...packages, 'fast-check', 'undeclared']) {
    write(join(place, 'node_modules', name, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(join(place, 'node_modules', name, 'index.js'), 'module.exports = {};');
  }
  for (const room of [...rooms, ...libs]) linkRoom(place, room);
  for (const [file, source] of Object.entries(innocent)) write(join(place, file), `${source}\n`);
}

function linkRoom(place: string, room: string): void {
  const name = `@relais/${room.split('/').at(-1)}`;
  write(join(place, room, 'package.json'), JSON.stringify({ name, version: '1.0.0', exports: { './*': { source: './*/index.ts' } } }));
  mkdirSync(join(place, 'node_modules/@relais'), { recursive: true });
  symlinkSync(join(place, room), join(place, 'node_modules', name));
}

function cruise(place: string, config: string): Violation[] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['apps', 'libs', 'workflows', 'activities', 'demo'];
  const report = execFileSync(process.execPath, [program, '--config', config, '--output-type', 'json', ...folders], {
    cwd: place,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(report) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
