// Lost if these fail: rules that are kept in a file are published otherwise than they were read, or a fault of theirs is told without its place.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let folder: string;
let file: string;
beforeAll(async () => {
  stack = await startApiStack();
  folder = mkdtempSync(join(tmpdir(), 'relais-policy-'));
  file = join(folder, 'policy.yaml');
}, 180_000);
afterAll(async () => {
  await stack?.stop();
  if (folder) rmSync(folder, { recursive: true });
});
jest.setTimeout(60_000);

const operator = (request: string) => callerOf({ url: stack.url, key: stack.organisation.key, as: 'operator' })(request);

/** `npm run policy -- …`, less the build. */
function policy(...words: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, RELAIS_URL: stack.url, RELAIS_API_KEY: stack.organisation.key };
  const script = join(__dirname, '../../scripts/policy.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const apply = (...words: string[]) => policy('apply', file, '--as', 'operator', '--reason', 'Rules of the summer', ...words);
const edit = (from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};
const lineOf = (words: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1;
const versions = async () => (await operator('GET /v1/policy/versions')).body.items;

describe('the rules of an organisation in a file', () => {
  beforeEach(async () => {
    expect(await policy('export', file)).toEqual({ code: 0, said: '' });
  });

  it('are nothing to do when they are what is published', async () => {
    const before = await versions();
    expect(await policy('plan', file)).toEqual({ code: 0, said: 'Nothing to do: version 1 is just this.\n' });
    expect(await apply()).toEqual({ code: 0, said: 'Nothing to do: version 1 is just this.\n' });
    expect(await versions()).toEqual(before);
  });

  it('are shown place by place, with what they would not touch, then published by whom it says; and are then nothing to do', async () => {
    expect(readFileSync(file, 'utf8')).toContain('team: Team 3');
    edit('check: P3D', 'check: P2D');
    edit('team: Team 3', 'team: Team 4');
    const before = await versions();
    const plan = await policy('plan', file);
    expect(plan.code).toBe(0);
    expect(plan.said).toContain('2 places differ from version 1:\n  /check: "P3D" → "P2D"\n');
    expect(plan.said).toContain('No case is running.');
    expect(await versions()).toEqual(before);
    const { code, said } = await apply();
    expect([code, said.split('\n').at(-2)]).toEqual([
      0,
      expect.stringMatching(/^Published as version 2 at \S+Z by Test operator: Rules of the summer$/),
    ]);
    const published = (await operator('GET /v1/policy')).body;
    expect(published).toMatchObject({ version: 2, document: { check: 'P2D' } });
    expect(published.document.matrix[1].teamId).toBe(stack.organisation.teams[4]);
    expect((await apply()).said).toBe('Nothing to do: version 2 is just this.\n');
    expect(await policy('export', file, '--version', '1')).toMatchObject({ code: 0 });
    expect((await policy('plan', file)).said).toContain('/check: "P2D" → "P3D"');
  });

  it('are planned beside the cases that run, which it would not touch', async () => {
    const { body } = await callerOf({ url: stack.url, key: stack.organisation.key, as: 'agent' })('POST /v1/escalations', {
      body: raiseBody(),
    });
    await sqlOf(stack.databaseUrl, (sql) => sql(`update escalation set status = 'deciding' where id = '${body.id}'`));
    const { version } = (await operator('GET /v1/policy')).body;
    edit('warningPercent: 80', 'warningPercent: 70');
    expect((await policy('plan', file)).said).toContain(`1 place differs from version ${version}:\n  /warningPercent: 80 → 70\n`);
    expect((await policy('plan', file)).said).toContain(`Running cases keep the rules that they have:\n  1 under version ${version}\n`);
  });

  it.each([
    ['what no policy can say', ['reminders: 2', 'reminders: 21'], '/reminders', 'reminders: 21'],
    ['what no case could live by', ['standard: P1D', 'standard: PT0S'], '/cadence/standard', 'standard: PT0S'],
    ['a field that there is not', ['check: P', 'checks: P'], '/checks', 'checks: P'],
  ])('are refused with line and place for %s, and nothing is published or drafted', async (_, [from, to], pointer, words) => {
    edit(from as string, to as string);
    const before = await versions();
    for (const { code, said } of [await policy('plan', file), await apply()]) {
      expect(code).toBe(1);
      expect(said).toContain(`${file}:${lineOf(words)} ${pointer} `);
    }
    expect(await versions()).toEqual(before);
  });

  it('are refused from the first line to the last, wherever the document has the place', async () => {
    const text = readFileSync(file, 'utf8');
    const [, reminders] = /^(reminders: .*\n)/m.exec(text)!;
    writeFileSync(
      file,
      `${text.replace(reminders!, '').replace('warningPercent: 80', 'warningPercent: 0')}${reminders!.replace('2', '21')}`,
    );
    const { code, said } = await policy('plan', file);
    const lines = [...said.matchAll(/^ {2}.*\.yaml:(\d+) (\/\S+)/gm)].map(([, line, place]) => [Number(line), place]);
    expect([code, lines]).toEqual([
      1,
      [
        [lineOf('warningPercent: 0'), '/warningPercent'],
        [lineOf('reminders: 21'), '/reminders'],
      ],
    ]);
  });

  it('are refused whole by line where they are no YAML, and where a team is not there', async () => {
    edit('team: Team 2', 'team: Team 22');
    const missing = await apply();
    expect([missing.code, missing.said]).toEqual([1, expect.stringContaining(`${file}:${lineOf('Team 22')} "Team 22" is nothing`)]);
    writeFileSync(file, 'name: A\nlevels: [2\n');
    const broken = await policy('plan', file);
    expect([broken.code, broken.said]).toEqual([1, expect.stringContaining(`${file}:3 `)]);
  });

  it('are published in person, and from a call that is complete', async () => {
    edit('feedback: P5D', 'feedback: P4D');
    const key = await policy('apply', file, '--reason', 'Nobody');
    expect([key.code, key.said]).toEqual([1, expect.stringContaining('acting_person_missing')]);
    expect((await policy('apply', file, '--as', 'supervisor', '--reason', 'Mine')).said).toContain('not_entitled');
    expect((await policy('apply', file)).code).toBe(2);
    expect((await policy('plan', join(folder, 'nowhere.yaml'))).said).toContain('cannot be read: ENOENT');
  });
});
