// Lost if these fail: somebody ends, resets or deletes a workflow, or changes a row, and a case stands still that nobody hears of.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { projectFolder } from '@relais/servers';
import { inHours } from '../api/story';
import { CaseInRace, until } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { Meddling } from './meddling';

let house: House;
let meddling: Meddling;
beforeAll(async () => {
  house = await openHouse();
  meddling = await Meddling.in(house);
}, 180_000);
afterAll(async () => {
  await meddling?.close();
  await house?.stop();
}, 30_000);

beforeEach(async () => {
  await house.rules({ cadence: 'P1D' });
  await house.worker.start();
});

const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];

describe('a workflow that cannot go on by itself', () => {
  it('is left to a person when it was terminated and its last decision is recorded and would be made anew at another instant', async () => {
    await house.worker.start('acknowledge after commit');
    const race = await CaseInRace.raised(house);
    const { reply } = race.send('supervisor', acknowledgment);
    await house.worker.ended();
    await meddling.terminate(race);
    await house.worker.start();
    await reply;
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['not_running not_resumable open']);
    expect((await race.events()).at(-1)).toBe('acknowledge');
  }, 90_000);

  it('is shown when it was reset and decides a recorded step otherwise', async () => {
    const race = await CaseInRace.acknowledged(house);
    const before = await race.events();
    await meddling.reset(race, { task: 'first' });
    await until(() => meddling.isFound(race), 'the finding');
    expect(await meddling.findings(race)).toEqual([expect.stringMatching(/^behind (step_conflict|workflow_behind) open$/)]);
    expect(await race.events()).toEqual(before);
  }, 90_000);

  it('is shown when it is gone', async () => {
    const race = await CaseInRace.raised(house);
    await meddling.delete(race);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['not_running workflow_gone open']);
  }, 90_000);
});

describe('a row changed behind our back', () => {
  it('is shown when a case is closed and its workflow runs', async () => {
    const race = await CaseInRace.raised(house);
    await meddling.round();
    await meddling.change(race, `status = 'closed', recorded_at = recorded_at - interval '2 minutes'`);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['closed_but_running workflow_running open']);
    await meddling.change(race, `status = 'awaiting_acknowledgment'`);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['closed_but_running workflow_running gone']);
  }, 60_000);

  it('is shown when a case is open and its workflow ended as closed', async () => {
    const race = await CaseInRace.raised(house);
    await race.inHand.does('operator', 'cancel', { reason: 'Deux fois' });
    await meddling.change(race, `status = 'deciding'`);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['running_but_closed workflow_completed open']);
  }, 60_000);

  it('is shown when the database is at an earlier step, and when a clock is overdue', async () => {
    const race = await CaseInRace.acknowledged(house);
    await meddling.change(race, `step = step - 1`);
    await meddling.round();
    await meddling.change(race, `step = step + 1, next_due_at = now() - interval '2 minutes'`);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['behind database_behind gone', 'stalled clock_overdue open']);
  }, 60_000);
});

it('shows a workflow whose case is not in the database, until it has ended', async () => {
  const stranger = { id: randomUUID() };
  const { id: organisationId } = house.organisation;
  const options = { taskQueue: 'relais', workflowId: escalationWorkflowId(stranger.id) };
  const { rows } = await house.database.query('select input, rules from escalation limit 1');
  const input = { ...rows[0].input, rules: rows[0].rules, organisationId, escalationId: stranger.id };
  const handle = await house.temporal.workflow.start('escalation', { ...options, args: [input] });
  await until(() => meddling.isFound(stranger), 'the finding');
  expect(await meddling.findings(stranger)).toEqual(['unknown_to_us no_case open']);
  await handle.terminate('a test');
  await meddling.round();
  expect(await meddling.findings(stranger)).toEqual(['unknown_to_us no_case gone']);
}, 60_000);

it('is printed by the audit with what to do, which then ends with 1', async () => {
  const race = await CaseInRace.raised(house);
  await meddling.change(race, `next_due_at = now() - interval '2 minutes'`);
  const audit = () =>
    execFileSync(process.execPath, [join(projectFolder(), 'scripts/audit.mjs'), 'reconcile', '--now'], {
      env: { ...process.env, DATABASE_URL: house.databaseUrl },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(audit).toThrow(
    expect.objectContaining({
      status: 1,
      stdout: expect.stringMatching(new RegExp(`case ${race.id} .* stalled since .*does a worker run`)),
    }),
  );
}, 60_000);
