// One jest project per test tier; `npx jest --selectProjects unit` runs one of them.
import { readFileSync } from 'node:fs';

const emit = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

const esmOnlyPackages = [
  '@nestjs',
  'cookie',
  'file-type',
  'es-toolkit',
  'uid',
  'load-esm',
  'token-types',
  'strtok3',
  '@borewit',
  '@tokenizer',
  'uint8array-extras',
  'content-disposition',
  'feelin',
  'lezer-feel',
  '@lezer',
  'min-dash',
  'dmn-moddle',
  'moddle',
  'moddle-xml',
  'saxen',
  'temporal-polyfill',
  'temporal-utils',
  'jose',
];

/** Settings every tier shares: sources are read through the `source` export condition and emitted by swc as CommonJS. */
const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', { ...emit, swcrc: false, sourceMaps: 'inline' }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnlyPackages.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.relais/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

const tier = (name, testMatch) => ({ ...shared, displayName: name, testMatch });

/** A tier whose files start workers or replay in their own process; a product started as processes brings the bundle of the build. */
const bundlingTier = (name, testMatch) => ({
  ...tier(name, testMatch),
  globalSetup: '<rootDir>/test/workflow-bundle/bundle-once.ts',
  globalTeardown: '<rootDir>/test/workflow-bundle/remove-bundle.ts',
});

export default {
  projects: [
    tier('unit', ['<rootDir>/{apps,libs,workflows,activities,demo}/**/*.spec.ts', '<rootDir>/test/architecture/**/*.spec.ts']),
    tier('persistence', ['<rootDir>/test/persistence/**/*.spec.ts']),
    tier('mutants', ['<rootDir>/test/mutants/**/*.spec.ts']),
    bundlingTier('replay', ['<rootDir>/test/replay/**/*.spec.ts']),
    tier('delivery', ['<rootDir>/test/delivery/**/*.spec.ts']),
    bundlingTier('scenarios', ['<rootDir>/test/scenarios/**/*.spec.ts']),
    bundlingTier('api', ['<rootDir>/test/api/**/*.spec.ts']),
    bundlingTier('contract', ['<rootDir>/test/contract/**/*.spec.ts']),
    tier('races', ['<rootDir>/test/races/**/*.spec.ts']),
    tier('chaos', ['<rootDir>/test/chaos/**/*.spec.ts']),
    tier('privacy', ['<rootDir>/test/privacy/**/*.spec.ts']),
    tier('start', ['<rootDir>/test/start/**/*.spec.ts']),
    // Not a test: `npm run record:lives`.
    bundlingTier('recording', ['<rootDir>/test/replay/**/*.run.ts']),
  ],
};
