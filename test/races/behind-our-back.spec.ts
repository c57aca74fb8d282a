// Lost if these fail: somebody ends, resets or deletes a workflow, or changes a row, and a case stands still that nobody hears of.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { Database, RoundRepository } from '@relais/persistence';
import { projectFolder } from '@relais/servers';
import { callerOf } from '../api/caller';
import { raiseBody } from '../api/raise-body';
import { inHours } from '../api/story';
import { CaseInRace, until } from './case-in-race';
import { eventsOf, handleOf } from './history';
import { type House, openHouse } from './house';

let house: House;
let database: Database;
let rounds: RoundRepository;
beforeAll(async () => {
  house = await openHouse();
  database = await Database.open({ url: house.databaseUrl, applicationName: 'test' });
  rounds = new RoundRepository(database);
}, 180_000);
afterAll(async () => {
  await database?.close();
  await house?.stop();
}, 30_000);

beforeEach(async () => {
  await house.rules({ cadence: 'P1D' });
  await house.worker.start();
});

const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];

/** Everything was looked at once more. */
async function round(): Promise<void> {
  const id = await rounds.askNow();
  await until(async () => (await rounds.progress(id)) !== 'waits', 'the round of the reconciler');
  expect(await rounds.progress(id)).toBe('done');
}

/** `not_running resumable resumed`: kind, reason and end, oldest first. */
async function findings({ id }: { id: string }): Promise<string[]> {
  const { rows } = await house.database.query(
    `select kind, detail ->> 'reason' as reason, coalesce(resolution, 'open') as end from reconciliation_finding where escalation_id = $1 order by first_seen_at`,
    [id],
  );
  return rows.map(({ kind, reason, end }) => `${kind} ${reason} ${end}`);
}

async function isFound(race: { id: string }): Promise<boolean> {
  await round();
  return (await findings(race)).length > 0;
}

const change = (race: { id: string }, columns: string) => house.database.query(`update escalation set ${columns} where id = $1`, [race.id]);

async function reset(race: CaseInRace, { task }: { task: 'first' | 'last' }): Promise<void> {
  const ends = (await eventsOf(house, race.id)).filter(({ workflowTaskCompletedEventAttributes: end }) => end != null);
  const { runId } = (await handleOf(house, race.id).describe()).raw.workflowExecutionInfo?.execution ?? {};
  await house.temporal.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: escalationWorkflowId(race.id), runId: runId ?? '' },
    reason: 'a test',
    requestId: randomUUID(),
    workflowTaskFinishEventId: (task === 'first' ? ends[0] : ends.at(-1))?.eventId ?? null,
  });
}

async function deleted({ id }: { id: string }): Promise<void> {
  const workflowExecution = { workflowId: escalationWorkflowId(id) };
  await house.temporal.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution });
  const describe = () => handleOf(house, id).describe();
  await until(
    () =>
      describe().then(
        () => false,
        () => true,
      ),
    'Temporal to have forgotten the workflow',
  );
}

describe('a workflow terminated behind our back', () => {
  it('goes on at its step: its clock fires, its next command is taken, nothing is told twice', async () => {
    await house.rules({ cadence: 'PT20S always' });
    const race = await CaseInRace.raised(house);
    const [before, messages] = [await race.events(), await race.messages()];
    await handleOf(house, race.id).terminate('a test');
    await round();
    expect(await findings(race)).toEqual(['not_running resumable resumed']);
    await until(async () => (await race.events()).includes('due reminder'), 'the reminder that was armed');
    await race.settles();
    expect((await race.send('supervisor', acknowledgment).reply).status).toBe(200);
    expect(await race.events()).toEqual([...before, 'due reminder', 'acknowledge']);
    expect(await race.messages()).toMatchObject({ ...messages, 'reminder recipient': 1 });
    await round();
    expect(await findings(race)).toEqual(['not_running resumable resumed']);
  }, 120_000);

  it('gives the command that it held to the case once more', async () => {
    const race = await CaseInRace.raised(house);
    await house.worker.hold();
    const { reply, key } = await race.queue('supervisor', acknowledgment);
    await handleOf(house, race.id).terminate('a test');
    expect((await reply).status).toBe(503);
    await house.worker.start();
    await round();
    expect(await findings(race)).toEqual(['not_running resumable resumed']);
    expect((await race.send('supervisor', acknowledgment, key).reply).status).toBe(200);
    expect((await race.events()).filter((event) => event === 'acknowledge')).toHaveLength(1);
  }, 90_000);

  it('is left to a person when its last decision is recorded and would be made anew at another instant', async () => {
    await house.worker.start('acknowledge after commit');
    const race = await CaseInRace.raised(house);
    const { reply } = race.send('supervisor', acknowledgment);
    await house.worker.ended();
    await handleOf(house, race.id).terminate('a test');
    await house.worker.start();
    await reply;
    await round();
    expect(await findings(race)).toEqual(['not_running not_resumable open']);
    expect((await race.events()).at(-1)).toBe('acknowledge');
  }, 90_000);
});

describe('a workflow reset behind our back', () => {
  it('goes on silently when it decides the same again', async () => {
    const race = await CaseInRace.raised(house);
    const before = await race.events();
    await reset(race, { task: 'last' });
    await race.settles();
    expect((await race.send('supervisor', acknowledgment).reply).status).toBe(200);
    await round();
    expect(await findings(race)).toEqual([]);
    expect(await race.events()).toEqual([...before, 'acknowledge']);
  }, 60_000);

  it('is shown when it decides a recorded step otherwise', async () => {
    const race = await CaseInRace.acknowledged(house);
    const before = await race.events();
    await reset(race, { task: 'first' });
    await until(() => isFound(race), 'the finding');
    expect(await findings(race)).toEqual([expect.stringMatching(/^behind (step_conflict|workflow_behind) open$/)]);
    expect(await race.events()).toEqual(before);
  }, 90_000);
});

describe('a workflow that is gone', () => {
  it('is shown for an open case', async () => {
    const race = await CaseInRace.raised(house);
    await deleted(race);
    await round();
    expect(await findings(race)).toEqual(['not_running workflow_gone open']);
  }, 90_000);

  it('is started for a case whose start was lost', async () => {
    await house.worker.hold();
    const raised = await callerOf({ url: house.url, key: house.organisation.key, as: 'agent' })('POST /v1/escalations', {
      body: raiseBody(),
    });
    const race = { id: raised.body.id as string };
    await deleted(race);
    await change(race, `raised_at = raised_at - interval '1 minute'`);
    await house.worker.start();
    await round();
    expect(await findings(race)).toEqual(['never_started no_workflow started']);
    const status = async () => (await house.database.query('select status from escalation where id = $1', [race.id])).rows[0].status;
    await until(async () => (await status()) === 'awaiting_acknowledgment', 'the case to be transferred');
  }, 120_000);
});

describe('a row changed behind our back', () => {
  it('is shown when a case is closed and its workflow runs', async () => {
    const race = await CaseInRace.raised(house);
    await round();
    await change(race, `status = 'closed', recorded_at = recorded_at - interval '2 minutes'`);
    await round();
    expect(await findings(race)).toEqual(['closed_but_running workflow_running open']);
    await change(race, `status = 'awaiting_acknowledgment'`);
    await round();
    expect(await findings(race)).toEqual(['closed_but_running workflow_running gone']);
  }, 60_000);

  it('is shown when a case is open and its workflow ended as closed', async () => {
    const race = await CaseInRace.raised(house);
    await race.inHand.does('operator', 'cancel', { reason: 'Deux fois' });
    await change(race, `status = 'deciding'`);
    await round();
    expect(await findings(race)).toEqual(['running_but_closed workflow_completed open']);
  }, 60_000);

  it('is shown when the database is at an earlier step, and when a clock is overdue', async () => {
    const race = await CaseInRace.acknowledged(house);
    await change(race, `step = step - 1`);
    await round();
    await change(race, `step = step + 1, next_due_at = now() - interval '2 minutes'`);
    await round();
    expect(await findings(race)).toEqual(['behind database_behind gone', 'stalled clock_overdue open']);
  }, 60_000);
});

it('shows a workflow whose case is not in the database, until it has ended', async () => {
  const stranger = { id: randomUUID() };
  const { id: organisationId } = house.organisation;
  const options = { taskQueue: 'relais', workflowId: escalationWorkflowId(stranger.id) };
  const { rows } = await house.database.query('select input, rules from escalation limit 1');
  const input = { ...rows[0].input, rules: rows[0].rules, organisationId, escalationId: stranger.id };
  const handle = await house.temporal.workflow.start('escalation', { ...options, args: [input] });
  await until(() => isFound(stranger), 'the finding');
  expect(await findings(stranger)).toEqual(['unknown_to_us no_case open']);
  await handle.terminate('a test');
  await round();
  expect(await findings(stranger)).toEqual(['unknown_to_us no_case gone']);
}, 60_000);

it('is printed by the audit with what to do, which then ends with 1', async () => {
  const race = await CaseInRace.raised(house);
  await change(race, `next_due_at = now() - interval '2 minutes'`);
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
