// Checks what the import rules and the linter cannot see: the workflow's size, its list, hidden inputs, tests switched off.
import { type HouseRule } from './house-rule';
import { isProduct, isWritten, lineCount, type Source, withoutComments } from './sources';

const workflowFile = /^workflows\/.+\.workflow\.ts$/;
const workflowIndex = 'workflows/index.ts';
const longestFile = 80;
const longestFunction = 60;

/** Lengths of the functions that start at the left margin, by name, from signature to closing brace. */
function functionLengths(text: string): { name: string; lines: number }[] {
  const found = text.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?^\}/gm);
  return [...found].map(([whole, name = '']) => ({ name, lines: lineCount(whole) }));
}

const functionOf = (lines: number): string => `export async function life() {\n${'  step();\n'.repeat(lines - 2)}}\n`;

const workflowSize: HouseRule = {
  name: `a workflow file of at most ${longestFile} lines, its functions of at most ${longestFunction}`,
  because: 'the loop that runs every case must be read in one go; what it decides belongs to the machine, how it waits to the runtime.',
  faults: (sources) =>
    sources
      .filter(({ path }) => workflowFile.test(path))
      .flatMap(({ path, text }) => [
        ...(lineCount(text) > longestFile ? [`${path}: ${lineCount(text)} lines`] : []),
        ...functionLengths(text).flatMap(({ name, lines }) => (lines > longestFunction ? [`${path}: ${name} has ${lines} lines`] : [])),
      ]),
  planted: [
    { path: 'workflows/escalation/escalation.workflow.ts', text: functionOf(longestFunction + 1) },
    { path: 'workflows/escalation/long.workflow.ts', text: functionOf(41) + functionOf(40) },
  ],
  innocent: [{ path: 'workflows/escalation/escalation.workflow.ts', text: functionOf(longestFunction) }],
};

const onlyExports = /^(export \{[^}]*\} from '\.\/[\w-]+\/[\w-]+\.workflow';\s*)+$/;

function listFaults(sources: Source[]): string[] {
  const index = withoutComments(sources.find(({ path }) => path === workflowIndex)?.text ?? '').trim();
  const workflows = sources.filter(({ path }) => workflowFile.test(path)).map(({ path }) => path);
  const importing = sources.filter(
    ({ path, text }) => path.startsWith('workflows/') && /\bfrom '[^']*\.workflow'/.test(withoutComments(text)),
  );
  return [
    ...(index === '' || onlyExports.test(index) ? [] : [`${workflowIndex}: holds more than named exports of ./<folder>/<name>.workflow`]),
    ...workflows
      .filter((path) => !index.includes(path.replace(/^workflows/, "'.").replace(/\.ts$/, "'")))
      .map((path) => `${path}: not listed in ${workflowIndex}`),
    ...importing
      .filter(({ path }) => path !== workflowIndex && !path.endsWith('.spec.ts'))
      .map(({ path }) => `${path}: imports a workflow`),
  ];
}

const life = { path: 'workflows/escalation/escalation.workflow.ts', text: functionOf(3) };
const list = { path: workflowIndex, text: "// Lists what Temporal may start.\nexport { life } from './escalation/escalation.workflow';\n" };

const workflowList: HouseRule = {
  name: `every workflow exported from ${workflowIndex}, and nothing else`,
  because: 'what is exported there is what Temporal may start; a workflow missing there never runs, a function too many becomes startable.',
  faults: listFaults,
  planted: [
    { path: 'workflows/second/second.workflow.ts', text: functionOf(3) },
    { path: workflowIndex, text: 'export const answer = 42;\n' },
    { path: 'workflows/third/start.ts', text: "export { life } from '../escalation/escalation.workflow';\n" },
  ],
  innocent: [life, list],
};

const pureRooms = /^(libs\/(domain|machines)|workflows)\//;
const environment = /\bprocess\s*[.[]/;
const hiddenInput =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandomUUID\b|\bTemporal\.Now\b|\bset(Timeout|Interval)\(/;

const noHiddenInputs: HouseRule = {
  name: 'no clock, no chance and no environment in the pure rooms',
  because: 'the same events must give the same case on every replay; time comes in with the event. (Workflows have their own Date.now.)',
  faults: (sources) =>
    sources
      .filter((source) => isProduct(source) && pureRooms.test(source.path))
      .filter(
        ({ path, text }) =>
          environment.test(withoutComments(text)) || (path.startsWith('libs/') && hiddenInput.test(withoutComments(text))),
      )
      .map(({ path }) => path),
  planted: [
    { path: 'libs/domain/clock/now.ts', text: 'export const now = () => Date.now();' },
    { path: 'libs/machines/chance.ts', text: 'export const chance = Math.random();' },
    { path: 'workflows/runtime/mailbox.ts', text: 'export const size = process.env.SIZE;' },
  ],
  innocent: [
    { path: 'libs/domain/clock/now.ts', text: '// Never Date.now here.\nexport const at = (text: string) => new Date(text);' },
    { path: 'workflows/runtime/mailbox.ts', text: 'export const now = () => Date.now();' },
  ],
};

const switchedOff = /\b(describe|it|test)(\.\w+)*\.(only|skip|todo|failing)\b|\b(xit|xdescribe|xtest|fit|fdescribe)\(/;

const testsOn: HouseRule = {
  name: 'no test switched off, none alone',
  because: 'a skipped test is a promise nobody keeps, and a test alone hides the others. Mend it or delete it.',
  faults: (sources) =>
    sources.filter((source) => isWritten(source) && switchedOff.test(withoutComments(source.text))).map(({ path }) => path),
  planted: ['only', 'skip', 'todo'].map((word) => ({ path: `test/api/${word}.spec.ts`, text: `it.${word}('answers', () => undefined);` })),
  innocent: [{ path: 'test/api/teams.spec.ts', text: "it.each([1])('answers', () => undefined); page.skip(3);" }],
};

export const codeRules: HouseRule[] = [workflowSize, workflowList, noHiddenInputs, testsOn];
