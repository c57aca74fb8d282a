// States for each room everything it may import; the rest is refused with the room's reason.

const npm = (names) => `^node_modules/(${names})(/|$)`;
const lib = (names) => `^libs/(${names})/`;
const anyPackage = '^node_modules/';
const anyBuiltin = '^[a-z0-9_/:]+$';
const everyLibOfTheProduct = lib('config|contracts|domain|machines|manual|messaging|persistence|temporal');

/** A rule that refuses all imports of `files` but those matching `mayImport`; `name` is what a violation is reported as. */
function room({ name, files, mayImport, because, except = [] }) {
  return {
    name,
    comment: because,
    severity: 'error',
    from: { path: files, pathNot: ['\\.spec\\.ts$', ...except] },
    to: { pathNot: [files, ...mayImport] },
  };
}

const rooms = [
  room({
    name: 'api-imports-libs-only',
    files: '^apps/api/',
    mayImport: [everyLibOfTheProduct, anyPackage, anyBuiltin],
    because:
      'The API asks through libs/temporal and reads through libs/persistence; it runs no workflow and no activity, and must start without them.',
  }),
  room({
    name: 'worker-imports-activities-and-libs',
    files: '^apps/worker/',
    mayImport: ['^activities/', everyLibOfTheProduct, anyPackage, anyBuiltin],
    because: 'The worker hands the workflows to Temporal by path or as a bundle; importing them would run them outside the sandbox.',
  }),
  room({
    name: 'dashboard-imports-contracts-and-machines',
    files: '^apps/dashboard/',
    mayImport: [lib('contracts|machines'), anyPackage],
    because: 'It runs in a browser: no node built-ins, and the server is known by its contracts and its generated client only.',
  }),
  room({
    name: 'local-imports-config-persistence-servers',
    files: '^apps/local/',
    mayImport: [lib('config|persistence|servers'), anyPackage, anyBuiltin],
    because: 'The launcher starts the other processes as production does; it migrates and seeds, and knows nothing else of them.',
  }),
  room({
    name: 'workflow-index-lists-workflows',
    files: '^workflows/index\\.ts$',
    mayImport: ['^workflows/[^/]+/[^/]+\\.workflow\\.ts$'],
    because: 'This list is what Temporal may start; anything else exported here would become a workflow type.',
  }),
  room({
    name: 'workflow-imports-the-pure-core',
    files: '^workflows/escalation/',
    mayImport: ['^workflows/runtime/', '^activities/', lib('machines|contracts|domain'), npm('@temporalio/workflow')],
    because: 'A workflow is replayed for years: it may only reach what decides the same on every replay.',
  }),
  room({
    name: 'workflow-runtime-is-free-of-the-domain',
    files: '^workflows/runtime/',
    mayImport: [npm('@temporalio/workflow|xstate')],
    because: 'Mailbox, timer and interpreter serve any machine; a noun of the domain here would tie every running case to it.',
  }),
  room({
    name: 'activities-import-domain-and-contracts',
    files: '^activities/',
    mayImport: [lib('domain|contracts|config|messaging|persistence|temporal'), anyPackage, anyBuiltin],
    because: 'Activities are built from ports that the worker hands in; they decide nothing, so they know neither machine nor workflow.',
  }),
  room({
    name: 'contracts-import-zod-only',
    files: '^libs/contracts/',
    except: ['^libs/contracts/temporal'],
    mayImport: [npm('zod')],
    because: 'Everybody depends on the contracts, so they depend on nobody.',
  }),
  room({
    name: 'temporal-contract-imports-temporal-only',
    files: '^libs/contracts/temporal',
    mayImport: ['^libs/contracts/', npm('@temporalio/workflow')],
    because: 'This entry goes into the workflow bundle: definitions and names only; schemas as types.',
  }),
  room({
    name: 'domain-is-pure',
    files: '^libs/domain/',
    except: ['^libs/domain/(calendar|on-call)-compilation/', '^libs/domain/(calendar-import|decision-tables|dmn)/'],
    mayImport: ['^libs/contracts/'],
    because: 'Pure functions without clock, IO or framework give the same answer in a workflow, in the API and in a test.',
  }),
  room({
    name: 'calendar-compilation-is-pure',
    files: '^libs/domain/(calendar|on-call)-compilation/',
    mayImport: ['^libs/(contracts|domain)/', npm('temporal-polyfill|date-holidays')],
    because: 'Compiling a calendar reads zone and holiday data once, when it is saved; the bundle rule keeps both out of workflows.',
  }),
  room({
    name: 'calendar-import-reads-icalendar',
    files: '^libs/domain/calendar-import/',
    mayImport: ['^libs/(contracts|domain)/', npm('ical\\.js|rrule-temporal|temporal-polyfill|cldr-core')],
    because: 'A file is read and counted out once, when it is imported; the bundle rule keeps its readers out of workflows.',
  }),
  room({
    name: 'decision-tables-read-feel',
    files: '^libs/domain/decision-tables/',
    mayImport: ['^libs/(contracts|domain)/', npm('feelin')],
    because: 'FEEL is read when a table is compiled, outside of workflows; the bundle rule keeps its interpreter out of them.',
  }),
  room({
    name: 'dmn-reads-xml',
    files: '^libs/domain/dmn/',
    mayImport: ['^libs/(contracts|domain)/', npm('dmn-moddle|saxen')],
    because: 'XML comes in and goes out at the API; the activities, which ask tables too, need no parser for it.',
  }),
  room({
    name: 'machines-are-pure',
    files: '^libs/machines/',
    mayImport: [lib('domain|contracts'), npm('xstate')],
    because: 'The machine drives the workflow, the screens, the diagram and the tests; it can only do so without IO, clock or Temporal.',
  }),
  room({
    name: 'persistence-imports-contracts-domain-config',
    files: '^libs/persistence/',
    mayImport: [lib('contracts|domain|config'), anyPackage, anyBuiltin],
    because: 'Rows are read and written the same by every process, whatever called.',
  }),
  room({
    name: 'temporal-client-imports-contracts-config',
    files: '^libs/temporal/',
    mayImport: [lib('contracts|config'), anyPackage, anyBuiltin],
    because: 'A façade over the client: it knows the contract of a workflow, never its code, and stores nothing.',
  }),
  room({
    name: 'messaging-imports-contracts-domain',
    files: '^libs/messaging/',
    mayImport: [lib('contracts|domain'), anyPackage, anyBuiltin],
    because: 'Rendering and channels are handed what to say; who asked and where it is stored is not theirs.',
  }),
  room({
    name: 'manual-imports-contracts-domain-messaging',
    files: '^libs/manual/',
    mayImport: [lib('contracts|domain|messaging'), npm('pdfkit'), anyBuiltin],
    because: 'A manual is written from what it is handed, in the words that messages use; who asked and where it is stored is not its own.',
  }),
  room({
    name: 'policy-file-imports-contracts-and-yaml',
    files: '^libs/policy-file/',
    mayImport: [lib('contracts'), npm('yaml')],
    because: 'A file is read and written the same wherever it is kept; what its rules mean is for the API to say.',
  }),
  room({
    name: 'config-imports-zod-only',
    files: '^libs/config/',
    mayImport: [npm('zod')],
    because: 'It is read before anything else exists.',
  }),
  room({
    name: 'servers-import-no-product-code',
    files: '^libs/servers/',
    mayImport: [lib('config'), anyPackage, anyBuiltin],
    because: 'It starts the outside servers, before the product can run.',
  }),
  room({
    name: 'demo-imports-contracts-only',
    files: '^demo/',
    mayImport: [lib('contracts'), anyBuiltin],
    because: 'It shows what any backend can do: it speaks to Relais over HTTP and knows it by its contracts.',
  }),
];

module.exports = { rooms };
