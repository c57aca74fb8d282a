// Holds for every import of the repository, whatever the room: no cycles, nothing undeclared, rooms through their front door.

const shape = [
  {
    name: 'no-cycles',
    comment: 'Modules in a cycle can only be understood, loaded and tested together.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'domain-nouns-one-way',
    comment: 'Nouns of the domain build on each other in one direction, else none can be read alone.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^libs/domain/' },
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'It would fail when loaded: a wrong path, a name that the room does not export, or a package that is not installed.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-packages',
    comment: 'A package that package.json does not name can vanish with the next install.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-packages-in-product',
    comment: 'A production install leaves development packages out.',
    severity: 'error',
    from: { path: '^(apps|libs|activities|workflows)/', pathNot: ['\\.spec\\.ts$', '^libs/testing/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'] },
  },
  {
    name: 'rooms-by-their-name',
    comment: 'A relative path into another room breaks once each room is emitted into its own dist; write @relais/<room>.',
    severity: 'error',
    from: { path: '^((?:apps|libs)/[^/]+|activities|workflows)/' },
    to: { path: '^(apps|libs|activities|workflows)/', pathNot: '^$1/', dependencyTypesNot: ['aliased-workspace', 'aliased'] },
  },
];

module.exports = { shape };
