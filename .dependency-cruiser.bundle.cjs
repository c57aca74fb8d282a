// Looks at what is left of the imports after types are erased: exactly what Temporal's bundler packs for the workflow sandbox.
const { resolution } = require('./scripts/import-rules/resolution.cjs');

// The sandbox replays years-old histories: whatever is packed must be deterministic, small, and free of IO.
// Schemas are checked at the border, so zod (as a value) is weight and start-up time without use.
// Calendars arrive compiled, so the time-zone and holiday libraries would let replay depend on their data.
const keptOut =
  '^node_modules/(zod|temporal-polyfill|date-holidays|cldr-core|feelin|dmn-moddle|typeorm|pg|pino|@nestjs|@temporalio/(?!workflow|common))(/|$)';

module.exports = {
  forbidden: [
    {
      name: 'workflow-bundle-stays-pure',
      comment:
        'The workflow bundle holds no schema library, no time-zone data, no framework and no database. Import the type only, or move the value out.',
      severity: 'error',
      from: { path: '^workflows/index\\.ts$' },
      to: { path: keptOut, reachable: true },
    },
    {
      name: 'workflow-bundle-without-node',
      comment: 'The sandbox has no node built-ins; the bundler would refuse them when the worker starts, this says it earlier.',
      severity: 'error',
      from: { path: '^(workflows|libs/(machines|domain|contracts))/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: { ...resolution, tsPreCompilationDeps: false },
};
