// Lets the import rules resolve modules as the compiler, the tests and the workflow bundler do: sources first.
module.exports.resolution = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|\\.relais)/' },
  // One package.json at the root names every dependency; a room's own has none.
  combinedDependencies: true,
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
    mainFields: ['main', 'types', 'typings'],
    extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
  },
};
