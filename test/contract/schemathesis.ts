// Installs the contract tester once, at exact versions, and runs it against an API.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@relais/servers';

const requirements = join(__dirname, 'requirements.txt');
const configuration = join(__dirname, 'schemathesis.toml');
const hooks = join(__dirname, 'known_world.py');
const cache = join(projectFolder(), '.relais', 'contract');

/** The same questions each time: what they find is found by whoever changed something. */
const seed = '20261';
const allPhases = ['examples', 'coverage', 'fuzzing', 'stateful'];

/** What the tester says of its run, as far as it is looked at. */
export interface ContractReport {
  readonly complete: boolean;
  readonly running_time: number;
  readonly operations: { readonly selected: number; readonly tested: number; readonly errored: number };
  readonly phases: Readonly<Record<string, { readonly status: string }>>;
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly unknown[];
}

/** Whom the calls come from, and how many examples each operation gets. */
export interface ContractRun {
  readonly url: string;
  readonly key: string;
  readonly actingFor: string;
  readonly examples: number;
  /** Every operation unless given. */
  readonly tags?: readonly string[];
  /** All of them unless given. */
  readonly phases?: readonly string[];
  /** A person, a team and a raise that the organisation takes; see known_world.py. */
  readonly world: object;
}

/** Resolves to its report and all it printed. @throws Error when Python is missing or the tester says nothing. */
export async function runSchemathesis({
  url,
  key,
  actingFor,
  examples,
  tags = [],
  phases = allPhases,
  world,
}: ContractRun): Promise<{ report: ContractReport; printed: string }> {
  const program = await installed();
  const file = join(cache, 'report.json');
  rmSync(file, { force: true });
  const headers = ['-H', `Authorization: Bearer ${key}`, '-H', `Relais-Acting-For: ${actingFor}`];
  const reporting = ['--report-json-path', file, '--no-color', '--continue-on-failure'];
  // One worker: two threads generating at once break the parser of Python 3.11.
  const amount = ['-w', '1', '--seed', seed, '--max-examples', String(examples), '--generation-database', 'none'];
  const chosen = [...tags.flatMap((tag) => ['--include-tag', tag]), '--phases', phases.join(',')];
  const words = ['--config-file', configuration, 'run', `${url}/openapi.json`, '-u', url, ...headers, ...reporting, ...amount, ...chosen];
  const { printed } = await ended(program, { words, settings: { SCHEMATHESIS_HOOKS: hooks, CONTRACT_WORLD: JSON.stringify(world) } });
  if (!existsSync(file)) throw new Error(`Schemathesis wrote no report:\n${printed}`);
  return { report: JSON.parse(readFileSync(file, 'utf8')), printed };
}

/** Path of the program; fetched with all that it needs when it is not there. */
async function installed(): Promise<string> {
  const [, version = ''] = /^schemathesis==(\S+)$/m.exec(readFileSync(requirements, 'utf8')) ?? [];
  const folder = join(cache, `schemathesis-${version}`);
  const program = join(folder, 'bin', 'python');
  const done = join(folder, 'installed.txt');
  if (existsSync(done)) return join(folder, 'bin', 'schemathesis');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await succeeded('python3', ['-m', 'venv', folder]);
  await succeeded(program, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--report',
    `${done}.part`,
    '-r',
    requirements,
  ]);
  renameSync(`${done}.part`, done);
  return join(folder, 'bin', 'schemathesis');
}

async function succeeded(program: string, words: readonly string[]): Promise<void> {
  const { code, printed } = await ended(program, { words });
  const remedy = 'The contract tier needs Python 3.10 or newer with venv and pip, and a network once.';
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} failed (${code}). ${remedy}\n${printed}`);
}

interface Command {
  readonly words: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

function ended(program: string, { words, settings }: Command): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: cache,
      env: { ...process.env, PYTHONUTF8: '1', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.once('error', (error) => reject(new Error(`${program} cannot be started: ${error.message}. Install Python 3.10 or newer.`)));
    child.once('close', (code) => resolve({ code, printed }));
  });
}
