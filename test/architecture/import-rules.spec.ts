// Contract: every import rule bites. A rule that matches nothing any more would let the rooms grow together unseen.
import { join } from 'node:path';
import { plantedImports, plantedInBundle } from './planted-imports';
import { cruisePlanted } from './planted-repository';

/** Where a planted violation is rightly seen from another file: the start of a path into the bundle, the other half of a cycle. */
const reportedForAnother = ['workflows/index.ts', 'apps/worker/bad/two.ts'];

interface Rules {
  forbidden: { name: string }[];
}

const rulesOf = (config: string): string[] => (require(join(__dirname, '../..', config)) as Rules).forbidden.map(({ name }) => name).sort();

describe.each([
  { config: '.dependency-cruiser.cjs', planted: plantedImports },
  { config: '.dependency-cruiser.bundle.cjs', planted: plantedInBundle },
])('the import rules of $config', ({ config, planted }) => {
  const violations = cruisePlanted(config, planted);

  it('each have a planted violation', () => {
    expect([...new Set(planted.map(({ rule }) => rule))].sort()).toEqual(rulesOf(config));
  });

  it.each(planted)('$rule refuses what $file imports', ({ rule, file }) => {
    const places = violations.filter((violation) => violation.rule === rule).map(({ from }) => from);
    const place = rule === 'domain-nouns-one-way' ? file.slice(0, file.lastIndexOf('/')) : file;
    expect(places).toContain(rule === 'workflow-bundle-stays-pure' ? 'workflows/index.ts' : place);
  });

  it('let pass what the table of rooms allows', () => {
    const culprits = new Set(planted.map(({ file }) => file));
    const wronged = violations.filter(({ from }) => from.endsWith('.ts') && !culprits.has(from) && !reportedForAnother.includes(from));
    expect(wronged).toEqual([]);
  });
});
