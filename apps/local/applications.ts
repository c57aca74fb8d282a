// Starts the product's own two processes with the environment of the local stack, and waits until they can serve.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, ServerFault, startChild, whenReady } from '@relais/servers';
import { logLines } from './log-lines';
import type { Surroundings } from './outside-servers';
import { supervise } from './supervision';

export interface Application {
  /** As shown on screen. */
  readonly title: string;
  /** Its folder below `apps/`, also the name of its log. */
  readonly name: string;
  readonly port: number;
  /** Answers 200 once it can serve. */
  readonly health: string;
}

/** A first start compiles nothing but loads much; ten seconds on a slow machine, more on a busy one. */
const readyWithin = 60_000;
/** Shares the ten seconds that stopping everything may take. */
const patience = 3_500;

/** Starts it and keeps it alive; what happens to it is said on screen. */
export async function bringApplication(application: Application, { surroundings, environment }: Given): Promise<void> {
  const { screen, onStop, folder } = surroundings;
  const { title, name } = application;
  screen.step(title, 'starting');
  const line = logLines({ name: title, file: folder.inside('logs', `${name}.log`), screen });
  onStop(await supervise({ name: title, screen, start: () => startApplication(application, { surroundings, environment, line }) }));
  screen.step(title, 'ready');
}

interface Given {
  readonly surroundings: Surroundings;
  /** Variables for the process, beside the launcher's own. */
  readonly environment: Readonly<Record<string, string>>;
}

async function startApplication(application: Application, { surroundings, environment, line }: Given & { line: (line: string) => void }) {
  const { title, name, health } = application;
  const { folder } = surroundings;
  const child = await startChild({
    name,
    command: process.execPath,
    arguments: ['--enable-source-maps', emittedMain(application)],
    environment: { ...process.env, ...environment },
    workingFolder: projectFolder(),
    output: { line },
    runFolder: folder.inside('run'),
    patience,
  });
  try {
    await whenReady({
      what: `${title}`,
      answers: () => requireHealthy(health),
      within: readyWithin,
      hopeless: () => child.ending(),
      remedy: `Its log says why: ${folder.inside('logs', `${name}.log`)}.`,
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}

function emittedMain({ name, title }: Application): string {
  const main = join(projectFolder(), 'apps', name, 'dist', 'main.js');
  if (existsSync(main)) return main;
  throw new ServerFault({ problem: `${title} has not been built (${main} is missing).`, remedy: 'Run npm start, or npm run build first.' });
}

async function requireHealthy(health: string): Promise<void> {
  const answer = await fetch(health, { signal: AbortSignal.timeout(2_000) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${health} answered ${answer.status}`);
}
