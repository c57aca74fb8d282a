// Checks what every file must look like: its length, its first sentence, its name, and what its text must not give away.
import { type HouseRule } from './house-rule';
import { isWritten, lineCount } from './sources';

const longest = 250;
const ofLines = (lines: number): string => '// Sums up what a day brought.\n'.repeat(lines);

const lengths: HouseRule = {
  name: `no file longer than ${longest} lines`,
  because: 'a longer file has more than one reason to change; split it by reason. Migrations and generated files aside.',
  faults: (sources) =>
    sources
      .filter((source) => isWritten(source) && !source.path.includes('/migrations/'))
      .filter(({ text }) => lineCount(text) > longest)
      .map(({ path, text }) => `${path}: ${lineCount(text)} lines`),
  planted: [{ path: 'libs/domain/oncall/roster.ts', text: ofLines(longest + 1) }],
  innocent: [
    { path: 'libs/domain/oncall/roster.ts', text: ofLines(longest) },
    { path: 'libs/persistence/migrations/0001-cases.ts', text: ofLines(longest + 1) },
  ],
};

const headers: HouseRule = {
  name: 'a header sentence in each file',
  because: 'the first line tells a newcomer why the file exists, before any code. Write one comment of a sentence at the top.',
  faults: (sources) =>
    sources
      .filter(isWritten)
      .filter(({ text }) => !/^(#!.*\n)?\s*(\/\/ ?|\/\*\*?\s*(\* )?)\p{L}[^\n]{14,}/u.test(text))
      .map(({ path }) => path),
  planted: [
    { path: 'apps/api/teams/teams.controller.ts', text: 'export class TeamsController {}\n' },
    { path: 'apps/api/teams/teams.service.ts', text: '// Teams.\nexport class TeamsService {}\n' },
  ],
  innocent: [
    { path: 'apps/api/teams/teams.controller.ts', text: '// Lists the teams of an organisation.\nexport class TeamsController {}\n' },
    { path: 'scripts/measure.mjs', text: '#!/usr/bin/env node\n// Measures how long a step takes.\n' },
    { path: 'libs/domain/clock/index.ts', text: '/**\n * Starts, pauses and meets clocks.\n */\n' },
  ],
};

const emptyNames = /(^|[/._-])(utils?|helpers?|commons?|managers?)(?=[/._-])|(Utils?|Helpers?|Common|Managers?)(?=[/.])/i;

const names: HouseRule = {
  name: 'no file or folder called utils, helpers, common or manager',
  because: 'such a name says nothing of what is inside and collects everything. Name it by the noun it serves.',
  faults: (sources) => sources.map(({ path }) => path).filter((path) => emptyNames.test(path)),
  planted: [
    'libs/utils/index.ts',
    'apps/api/teams/team.helper.ts',
    'libs/domain/dateUtils.ts',
    'libs/common/clock.ts',
    'apps/worker/job-manager.ts',
  ].map((path) => ({ path, text: '' })),
  innocent: [{ path: 'libs/domain/clock/commonest.ts', text: '' }],
};

/** Put together here, so that this file does not hold what it looks for. */
const registryHosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['pypi', 'org'],
  ['files', 'pythonhosted', 'org'],
];
const someRegistry = new RegExp(registryHosts.map((labels) => labels.join('\\.')).join('|'), 'i');
const machineFolder = new RegExp(`(^|[\\s"'\`(=:>,])/(${['work', 'root', 'tmp', 'home', 'Users'].join('|')})(/|$)`);

const places: HouseRule = {
  name: 'no package registry host and no path of one machine',
  because: 'the repository installs from wherever the reader is set up to, and runs in whatever folder it lies in.',
  faults: (sources) =>
    sources.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (someRegistry.test(line) || machineFolder.test(line) ? [`${path}:${index + 1}`] : [])),
    ),
  planted: [
    { path: 'package-lock.json', text: `"resolved": "https://${registryHosts[0]?.join('.')}/zod"` },
    { path: 'docs/start.md', text: `Go to ${['', 'home', 'ada', 'relais'].join('/')} first.` },
    { path: 'scripts/measure.mjs', text: `const place = '${['', 'tmp', 'x'].join('/')}';` },
  ],
  innocent: [{ path: 'docs/start.md', text: 'See docs/work/ and ./tmp/, then call /v1/teams.' }],
};

export const fileRules: HouseRule[] = [lengths, headers, names, places];
