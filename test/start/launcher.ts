// One `npm start` under test: on free ports, in a folder of its own, watched from outside as a person watches a terminal.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, projectFolder } from '@relais/servers';

const portVariables = [
  'API_PORT',
  'WORKER_HEALTH_PORT',
  'POSTGRES_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'SMTP_PORT',
  'MAIL_WEB_PORT',
  'ACTIONS_PORT',
  'SIGN_IN_PORT',
] as const;
type Environment = Record<string, string | undefined>;

/** A place to start in: its ports and its folder stay the same over restarts. */
export interface Place {
  readonly folder: string;
  readonly environment: Environment;
}

export async function aPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'relais-start-'));
  const ports = await Promise.all(portVariables.map(async (variable) => [variable, String(await freePort())] as const));
  // The programs fetched once serve every test.
  const { TEMPORAL_CLI_PATH } = process.env;
  return { folder, environment: { RELAIS_FOLDER: folder, TEMPORAL_CLI_PATH, ...Object.fromEntries(ports) } };
}

export const leave = (place: Place): void => rmSync(place.folder, { recursive: true, force: true });

export class Launcher {
  readonly lines: string[] = [];
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(
    readonly place: Place,
    change: Environment = {},
  ) {
    this.child = spawn(process.execPath, ['apps/local/dist/main.js'], {
      cwd: projectFolder(),
      env: { ...process.env, DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, ...place.environment, ...change },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.lines.push(...text.split('\n').filter((line) => line !== '')));
    }
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code)));
  }

  get screen(): string {
    return this.lines.join('\n');
  }

  /** Resolves when the terminal shows the words; rejects when it ends before. */
  async shows(words: string): Promise<void> {
    let over = false;
    void this.ended.then(() => {
      over = true;
    });
    await until(() => this.screen.includes(words) || over, `'${words}' on screen; it shows:\n${this.screen}`);
    if (!this.screen.includes(words)) throw new Error(`ended without showing '${words}':\n${this.screen}`);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** What the stack leaves for scripts: its addresses and the practice organisation's key. */
  addresses(): { apiUrl: string; databaseUrl: string; temporalAddress: string; keys: { practice: string; company: string } } {
    return JSON.parse(readFileSync(join(this.place.folder, 'addresses.json'), 'utf8'));
  }
}

/** Polls a fact; the limit is only for a test that will fail. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}
