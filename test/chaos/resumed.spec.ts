// Lost if these fail: a case whose workflow somebody ended or that never began stands still, though it could have gone on by itself.
import { callerOf } from '../api/caller';
import { raiseBody } from '../api/raise-body';
import { inHours } from '../api/story';
import { CaseInRace, until } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { assertAgreement } from './agreement';
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

// After each: everything that this house has recorded until now agrees.
afterEach(() => assertAgreement(house), 120_000);

describe('a workflow terminated behind our back', () => {
  it('goes on at its step: its clock fires, its next command is taken, nothing is told twice', async () => {
    await house.rules({ cadence: 'PT20S always' });
    const race = await CaseInRace.raised(house);
    const [before, messages] = [await race.events(), await race.messages()];
    await meddling.terminate(race);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['not_running resumable resumed']);
    await until(async () => (await race.events()).includes('due reminder'), 'the reminder that was armed');
    await race.settles();
    expect((await race.send('supervisor', acknowledgment).reply).status).toBe(200);
    expect(await race.events()).toEqual([...before, 'due reminder', 'acknowledge']);
    expect(await race.messages()).toMatchObject({ ...messages, 'reminder recipient': 1 });
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['not_running resumable resumed']);
  }, 120_000);

  it('gives the command that it held to the case once more', async () => {
    const race = await CaseInRace.raised(house);
    await house.worker.hold();
    const { reply, key } = await race.queue('supervisor', acknowledgment);
    await meddling.terminate(race);
    expect((await reply).status).toBe(503);
    await house.worker.start();
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['not_running resumable resumed']);
    expect((await race.send('supervisor', acknowledgment, key).reply).status).toBe(200);
    expect((await race.events()).filter((event) => event === 'acknowledge')).toHaveLength(1);
  }, 90_000);
});

describe('a workflow reset behind our back', () => {
  it('goes on silently when it decides the same again', async () => {
    const race = await CaseInRace.raised(house);
    const before = await race.events();
    await meddling.reset(race, { task: 'last' });
    await race.settles();
    expect((await race.send('supervisor', acknowledgment).reply).status).toBe(200);
    await meddling.round();
    expect(await meddling.findings(race)).toEqual([]);
    expect(await race.events()).toEqual([...before, 'acknowledge']);
  }, 60_000);
});

describe('a workflow that was never started', () => {
  it('is started for a case whose start was lost', async () => {
    await house.worker.hold();
    const raised = await callerOf({ url: house.url, key: house.organisation.key, as: 'agent' })('POST /v1/escalations', {
      body: raiseBody(),
    });
    const race = { id: raised.body.id as string };
    await meddling.delete(race);
    await meddling.loseStarts();
    await meddling.change(race, `raised_at = raised_at - interval '1 minute'`);
    await house.worker.start();
    await meddling.round();
    expect(await meddling.findings(race)).toEqual(['never_started no_workflow started']);
    const status = async () => (await house.database.query('select status from escalation where id = $1', [race.id])).rows[0].status;
    await until(async () => (await status()) === 'awaiting_acknowledgment', 'the case to be transferred');
  }, 120_000);
});
