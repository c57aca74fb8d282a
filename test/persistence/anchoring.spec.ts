// Lost if these fail: a tail that somebody with the database cut off is missed by nobody, or an audit says all is well when it is not.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnchorFile } from '@relais/persistence';
import { projectFolder } from '@relais/servers';
import { pino } from 'pino';
import { TimelineAnchoring } from '../../apps/worker/anchoring/anchor-timelines';
import { JobRunner } from '../../apps/worker/jobs/job-runner';
import { schedule } from '../../apps/worker/jobs/schedule';
import { tasks } from '../../apps/worker/jobs/tasks';
import { TimelineAnchorRepository } from '../../libs/persistence/anchors/timeline-anchor.repository';
import { eventually } from '../delivery/eventually';
import { startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { sqlOf } from './sql';

const log = pino({ level: 'silent' });
let world: World;
let folder: string;
let anchorFile: string;
beforeAll(async () => {
  // The audit runs what was emitted.
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: projectFolder() });
  world = await startWorld();
  folder = mkdtempSync(join(tmpdir(), 'relais-anchors-'));
  anchorFile = join(folder, 'anchors.jsonl');
}, 180_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

const anchoring = (file: string | undefined = anchorFile) =>
  new TimelineAnchoring({ anchors: new TimelineAnchorRepository(world.database), anchorFile: file, log, now: Date.now });
const outside = async ({ escalationId }: RecordedLife) =>
  (await readAnchorFile(anchorFile)).filter((anchor) => anchor.escalationId === escalationId).map(({ step }) => step);
const inside = ({ escalationId }: RecordedLife) =>
  sqlOf(world.url, (sql) => sql('select step from timeline_anchor where escalation_id = $1 order by position', [escalationId])).then(
    (rows) => rows.map(({ step }) => step),
  );
const audit = (...words: string[]) => {
  const environment = { ...process.env, DATABASE_URL: world.url, ANCHOR_FILE: anchorFile };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/audit.mjs', ...words], {
    cwd: projectFolder(),
    env: environment,
    encoding: 'utf8',
  });
  return { status, words: stdout + stderr };
};

describe('the daily anchors', () => {
  it('lie in the database and outside of it, one more whenever a case has moved, none when it has not', async () => {
    const life = await RecordedLife.raised(world);
    await anchoring().anchor();
    const first = life.step;
    await anchoring().anchor();
    await life.send(['add_note', await world.actor('sophie.laurent')], { note: 'Called her.' });
    await anchoring().anchor();
    expect(await outside(life)).toEqual([first, life.step]);
    expect(await inside(life)).toEqual([first, life.step]);
  });

  it('reach the file before the database, so that a crash in between writes twice and never too little', async () => {
    const life = await RecordedLife.raised(world);
    const anchors = new TimelineAnchorRepository(world.database);
    const cut = { due: anchors.due.bind(anchors), keep: () => Promise.reject(new Error('cut')) } as unknown as TimelineAnchorRepository;
    await expect(new TimelineAnchoring({ anchors: cut, anchorFile, log, now: Date.now }).anchor()).rejects.toThrow('cut');
    await anchoring().anchor();
    expect(await outside(life)).toEqual([life.step, life.step]);
    expect(await inside(life)).toEqual([life.step]);
  });

  it('are read past a line that a crash cut off, and not past one that somebody else wrote', async () => {
    const life = await RecordedLife.raised(world);
    appendFileSync(anchorFile, '{"organisationId":"12');
    await anchoring().anchor();
    expect(await outside(life)).toEqual([life.step]);
    const other = join(folder, 'other.jsonl');
    writeFileSync(other, `${readFileSync(anchorFile, 'utf8')}{"hash":"x"}\n`);
    await expect(readAnchorFile(other)).rejects.toMatchObject({ code: 'anchor_unreadable' });
  });
});

it('the job runner has the anchors come by themselves each night, and writes them when they do', async () => {
  const life = await RecordedLife.raised(world);
  const task = tasks({ anchoring: anchoring() } as Parameters<typeof tasks>[0]).anchor_timelines!;
  const runner = new JobRunner({
    databaseUrl: world.url,
    tasks: { anchor_timelines: task },
    schedule,
    round: async () => undefined,
    log,
  });
  runner.start();
  const known = () => sqlOf(world.url, (sql) => sql('select identifier from graphile_worker._private_known_crontabs'));
  await eventually(async () => expect(await known()).toContainEqual({ identifier: 'anchor_timelines' }));
  await sqlOf(world.url, (sql) => sql(`select graphile_worker.add_job('anchor_timelines')`));
  await eventually(async () => expect(await outside(life)).toEqual([life.step]));
  await runner.stop();
}, 30_000);

describe('npm run audit -- verify', () => {
  it('ends with 0 over timelines as they were recorded, and with 1 naming case, step and sequence of the first line that is not', async () => {
    const [whole, edited] = [await RecordedLife.raised(world), await RecordedLife.raised(world)];
    expect(audit('verify')).toMatchObject({ status: 0, words: expect.stringContaining('all as they were recorded') });
    await sqlOf(world.url, (sql) =>
      sql(`update timeline_entry set type = 'withdraw' where escalation_id = $1 and step = 2 and sequence = 0`, [edited.escalationId]),
    );
    const { status, words } = audit('verify');
    expect(status).toBe(1);
    expect(words).toMatch(new RegExp(`case ${edited.escalationId} .*, step 2, sequence 0: edited`));
    expect(words).not.toContain(whole.escalationId);
    expect(audit('verify', '--case', whole.escalationId)).toMatchObject({ status: 0, words: expect.stringContaining(' of 1 case read') });
    expect(audit('owners')).toMatchObject({ status: 1, words: expect.stringContaining('proves nothing') });
    expect(audit('owners', '--case', whole.escalationId)).toMatchObject({ status: 0, words: expect.stringMatching(/^1 case, /m) });
    await sqlOf(world.url, (sql) =>
      sql(`update timeline_entry set type = 'gate_answered' where escalation_id = $1 and step = 2 and sequence = 0`, [edited.escalationId]),
    );
    expect(audit('verify').status).toBe(0);
  }, 60_000);

  it('says a wrong call, an unknown case and a missing file of anchors', () => {
    expect(audit('verify', '--all').status).toBe(2);
    expect(audit('verify', '--case', 'x').status).toBe(2);
    expect(audit('verify', '--case', '00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 1 });
    const kept = anchorFile;
    anchorFile = join(folder, 'missing.jsonl');
    expect(audit('verify')).toMatchObject({ status: 1, words: expect.stringContaining('ANCHOR_FILE') });
    anchorFile = kept;
  }, 60_000);
});
