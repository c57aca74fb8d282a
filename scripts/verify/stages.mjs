// Lists the stages of `npm run verify` in their order: the cheap ones tell most faults within a minute.

const check = (name, script) => ({ name, cheap: true, command: ['npm', 'run', '--silent', script], minutes: 5 });

const jest = (name, maxWorkers) => [
  'node',
  'node_modules/jest/bin/jest.js',
  '--ci',
  '--selectProjects',
  name,
  `--maxWorkers=${maxWorkers}`,
  // Of tests and hooks that name none: a limit is for what will fail, not for a machine that is busy.
  '--testTimeout=30000',
];

const tier = ({ name, maxWorkers, minutes, cheap = false, options = [] }) => ({
  ...{ name, cheap, minutes, isTier: true },
  command: [...jest(name, maxWorkers), ...options],
});

/** `minutes` is when a stage is held to hang and is ended: several times what it needs on 2 cores. */
export const stages = [
  check('lint', 'lint'),
  check('imports', 'check:imports'),
  check('types', 'check:types'),
  check('unused', 'check:unused'),
  check('drift', 'generate:check'),
  check('openapi', 'check:openapi'),
  check('build', 'build'),
  tier({ name: 'unit', maxWorkers: 2, minutes: 10, cheap: true }),
  // Each file starts its own Postgres, and mostly waits for it.
  tier({ name: 'persistence', maxWorkers: 2, minutes: 12 }),
  // Pure functions, a thousand machines one after the other.
  tier({ name: 'mutants', maxWorkers: 1, minutes: 6, cheap: true }),
  // Each file replays on a native worker that keeps a core busy.
  tier({ name: 'replay', maxWorkers: 2, minutes: 6 }),
  // One Postgres and one mail sink a file, and no Temporal.
  tier({ name: 'delivery', maxWorkers: 2, minutes: 4 }),
  // Each file starts its own time-skipping server, worker and database schema, and mostly waits for them.
  tier({ name: 'scenarios', maxWorkers: 2, minutes: 12 }),
  // Dev server, API and worker already fill both cores; side by side they would measure each other's delays. What many files have left in the memory
  // of one process makes it stand still for seconds: a process that has grown is followed by a fresh one.
  tier({ name: 'api', maxWorkers: 1, minutes: 15, options: ['--workerIdleMemoryLimit=600MB'] }),
  // Ten thousand generated calls against the whole stack, which they keep busy alone.
  tier({ name: 'contract', maxWorkers: 1, minutes: 20 }),
  // A race is forced by holding a worker; a neighbour that takes the core would force another one.
  tier({ name: 'races', maxWorkers: 1, minutes: 12 }),
  // Processes and servers are killed and come back; a neighbour would be measured with them.
  tier({ name: 'chaos', maxWorkers: 1, minutes: 20 }),
  // The whole product as processes, their logs at debug level.
  tier({ name: 'privacy', maxWorkers: 1, minutes: 4 }),
  // Starts and kills the whole product; alone, as a newcomer would.
  tier({ name: 'start', maxWorkers: 1, minutes: 15 }),
  // Last and alone: what else runs would be measured with it.
  { name: 'bench', cheap: false, command: ['npm', 'run', '--silent', 'bench'], minutes: 5 },
];
