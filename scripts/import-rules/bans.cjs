// Names the imports that are refused although the importing room's list would let them pass.

const npm = (names) => `^node_modules/(${names})(/|$)`;
const tests = ['\\.spec\\.ts$', '^test/', '^libs/testing/'];

const ban = ({ name, from, to, because }) => ({ name, comment: because, severity: 'error', from, to });

const bans = [
  ban({
    name: 'activities-as-types-in-workflows',
    from: { path: '^workflows/' },
    to: { path: '^activities/', dependencyTypesNot: ['type-only', 'type-import'] },
    because: 'A workflow calls activities through Temporal; importing their code would run IO inside the sandbox. Write `import type`.',
  }),
  ban({
    name: 'contracts-as-types-in-domain',
    from: { path: '^libs/domain/', pathNot: tests },
    to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only', 'type-import'] },
    because: 'The domain goes into the workflow bundle; a schema as a value would bring zod along. Write `import type`.',
  }),
  ban({
    name: 'ports-as-types-in-activities',
    from: { path: '^activities/', pathNot: tests },
    to: { path: '^libs/(config|messaging|persistence|temporal)/', dependencyTypesNot: ['type-only', 'type-import'] },
    because: 'What an activity works with is handed in by the worker, so that a test can hand in another. Write `import type`.',
  }),
  ban({
    name: 'activities-without-frameworks',
    from: { path: '^activities/' },
    to: { path: npm('@nestjs|typeorm|pg|graphile-worker') },
    because: 'Transactions belong to libs/persistence and injection to apps/worker; an activity is a plain function over its ports.',
  }),
  ban({
    name: 'no-worker-in-api',
    from: { path: '^apps/api/' },
    to: { path: npm('@temporalio/(worker|testing|core-bridge|activity)') },
    because: "The native worker costs seconds of start-up and memory, and would make the API take over the worker's tasks.",
  }),
  ban({
    name: 'no-controllers-in-worker',
    from: { path: '^apps/worker/' },
    to: { path: '\\.controller\\.ts$' },
    because: 'The worker serves no requests; what both need lives in libs.',
  }),
  ban({
    name: 'dashboard-without-servers',
    from: { path: '^apps/dashboard/' },
    to: { path: npm('@nestjs|typeorm|pg|@temporalio') },
    because: 'None of them runs in a browser.',
  }),
  ban({
    name: 'features-apart',
    from: { path: '^apps/dashboard/features/([^/]+)/' },
    to: { path: '^apps/dashboard/features/', pathNot: '^apps/dashboard/features/$1/' },
    because: 'A feature can be changed or removed alone; what two share moves to components or lib.',
  }),
  ban({
    name: 'persistence-without-http-and-temporal',
    from: { path: '^libs/persistence/' },
    to: { path: [npm('@nestjs/(?!common|core)[^/]+|fastify|@fastify|@temporalio'), '^(node:)?https?2?$'] },
    because: 'A transaction that waits for another system holds its locks meanwhile.',
  }),
  ban({
    name: 'temporal-client-without-worker-and-database',
    from: { path: '^libs/temporal/', pathNot: tests },
    to: { path: npm('@temporalio/(?!client|common)[^/]+|typeorm|pg') },
    because: 'The façade is the client side only; the API must load it without the native worker.',
  }),
  ban({
    name: 'testing-from-tests-only',
    from: { pathNot: tests },
    to: { path: '^(libs/testing|test)/' },
    because: 'Product code that leans on test equipment would ship it.',
  }),
  ban({
    name: 'servers-from-local-and-testing-only',
    from: { pathNot: ['^libs/(servers|testing)/', '^apps/local/', '^scripts/', '^test/'] },
    to: { path: '^libs/servers/' },
    because: 'In production the outside servers are there already; only the launcher and the tests start them.',
  }),
  ban({
    name: 'local-is-not-imported',
    from: { pathNot: ['^apps/local/'] },
    to: { path: '^apps/local/' },
    because: 'The launcher is the outermost process; tests start it as a person does.',
  }),
  ban({
    name: 'workflows-are-not-imported',
    from: { pathNot: ['^workflows/', ...tests] },
    to: { path: '^workflows/' },
    because: 'Workflow code runs in the sandbox only; the worker names it by path.',
  }),
  ban({
    name: 'scripts-are-not-imported',
    from: { pathNot: ['^scripts/', '^test/', '^\\.dependency-cruiser'] },
    to: { path: '^scripts/' },
    because: 'Scripts build, check and measure the product; it runs without them.',
  }),
];

module.exports = { bans };
