// Lost if these fail: a case, a command, a reminder or an action that came while a server was away is gone, or happens twice.
import { randomUUID } from 'node:crypto';
import { inHours } from '../api/story';
import { approval, until } from '../races/case-in-race';
import { eventsOf, isHeldByTemporal } from '../races/history';
import { type House, openHouse } from '../races/house';
import { assertAgreement } from './agreement';
import { Callers } from './callers';
import { type LateEndpoint, startLateEndpoint } from './late-endpoint';

let house: House;
let endpoint: LateEndpoint;
let callers: Callers;
beforeAll(async () => {
  const actionsThrough = async (url: string) => {
    endpoint = await startLateEndpoint(url);
    return endpoint;
  };
  house = await openHouse({ temporalOnDisk: true, actionsThrough });
}, 180_000);
afterAll(() => house?.stop(), 30_000);
beforeEach(async () => {
  await house.worker.start();
  await house.rules({ cadence: 'P1D', reminders: 2 });
  callers = new Callers(house);
}, 30_000);

const raised = async (): Promise<string> => (await callers.raiser().insist()).body.id;
const acknowledgment = (escalationId: string) => ({
  escalationId,
  person: 'supervisor' as const,
  command: ['acknowledge', { promisedAt: inHours(3) }] as const,
  key: randomUUID(),
});
const statusOf = async (id: string): Promise<string> =>
  (await house.database.query('select status from escalation where id = $1', [id])).rows[0].status;
const reaches = (id: string, status: string) => until(async () => (await statusOf(id)) === status, `the case to be ${status}`);
const reminders = async (id: string): Promise<number[]> => {
  const query = `select at from timeline_entry where escalation_id = $1 and clock = 'reminder' order by step`;
  return (await house.database.query(query, [id])).rows.map(({ at }) => at.getTime());
};
const reminderDue = async (id: string): Promise<number> =>
  (await house.database.query(`select snapshot #> '{context,due,reminder}' as due from escalation where id = $1`, [id])).rows[0].due;
const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

describe('a Temporal server that is killed', () => {
  it('with a reminder pending, a command that waits and one under way: comes back with all three, each once', async () => {
    await house.rules({ cadence: 'PT6S always' });
    const [reminded, waiting, underWay] = [await raised(), await raised(), await raised()] as const;
    const due = await reminderDue(reminded);
    // Its row is held by somebody else: the acknowledgment is taken, and cannot be recorded yet.
    await house.database.query('begin');
    await house.database.query('select from escalation where id = $1 for no key update', [underWay]);
    const held = callers.insist(acknowledgment(underWay));
    const isTaken = async () =>
      (await eventsOf(house, underWay)).some((event) => event.workflowExecutionUpdateAcceptedEventAttributes != null);
    await until(isTaken, 'the acknowledgment to be taken');
    await house.worker.kill();
    const meant = acknowledgment(waiting);
    const queued = callers.insist(meant);
    await until(() => isHeldByTemporal(house, meant), 'the acknowledgment to wait at Temporal');
    await house.temporalServer.kill();
    await house.database.query('rollback');
    await until(() => Date.now() > due, 'the reminder to fall due');
    await house.temporalServer.start();
    await house.worker.start();
    const back = Date.now();
    expect([(await held).status, (await queued).status]).toEqual([200, 200]);
    await until(async () => (await reminders(reminded)).length > 0, 'the reminder');
    tell(`Temporal killed: both commands answered and the reminder sent ${Date.now() - back} ms after it was back`);
    await callers.insist(acknowledgment(reminded));
    await assertAgreement(house, callers.told);
  }, 120_000);

  it('while the worker runs: the worker finds it again, and nothing is taken twice', async () => {
    const cases = await Promise.all([raised(), raised(), raised()]);
    const answers = cases.map((id) => callers.insist(acknowledgment(id)));
    await house.temporalServer.kill();
    await house.temporalServer.start();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);
    await assertAgreement(house, callers.told);
  }, 120_000);
});

describe('a Temporal server that is absent', () => {
  it('at a raise: 202, and the case starts by itself when it is back', async () => {
    await house.temporalServer.kill();
    const raiser = callers.raiser();
    const told = await raiser.once();
    expect([told.status, told.body.status]).toEqual([202, 'accepted']);
    await house.temporalServer.start();
    const back = Date.now();
    await reaches(told.body.id, 'awaiting_acknowledgment');
    tell(`raised with Temporal away: started ${Date.now() - back} ms after it was back`);
    const again = await raiser.insist();
    expect([again.status, again.body.id]).toEqual([201, told.body.id]);
    await assertAgreement(house, callers.told);
  }, 120_000);

  it('at a command: 503 and when to ask again; the same key again is taken, once', async () => {
    const meant = acknowledgment(await raised());
    await house.temporalServer.kill();
    const told = await callers.send(meant);
    expect([told.status, told.retryAfter]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    await house.temporalServer.start();
    expect((await callers.insist(meant)).status).toBe(200);
    expect((await callers.send(meant)).body).toMatchObject({ status: 'deciding' });
    await assertAgreement(house, callers.told);
  }, 120_000);
});

describe('a worker that is down while three reminders fall due', () => {
  it('sends one when it is back, then keeps the cadence', async () => {
    await house.rules({ cadence: 'PT3S always', reminders: 5 });
    const id = await raised();
    const due = await reminderDue(id);
    await house.worker.kill();
    await until(() => Date.now() > due + 2 * 3_000, 'three reminders to fall due');
    const back = Date.now();
    await house.worker.start();
    await until(async () => (await reminders(id)).length >= 2, 'the catch-up reminder and the next');
    await callers.insist(acknowledgment(id));
    const [first = 0, ...later] = await reminders(id);
    expect(first).toBeGreaterThanOrEqual(back);
    expect(later[0]! - first).toBeGreaterThanOrEqual(3_000);
    await assertAgreement(house, callers.told);
  }, 120_000);
});

describe('an action endpoint that answers after the time-out', () => {
  it('is asked again under the same key: the action is executed once, and done', async () => {
    endpoint.beLate(1);
    const meant = acknowledgment(await raised());
    await callers.insist(meant);
    await callers.insist({ ...meant, command: ['decide', approval], key: randomUUID() });
    await reaches(meant.escalationId, 'following_up');
    expect(endpoint.late()).toBe(1);
    const { rows } = await house.database.query(
      `select attempt ->> 'outcome' as outcome from action, jsonb_array_elements(attempts) attempt where escalation_id = $1`,
      [meant.escalationId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['no_answer', 'done']);
    await assertAgreement(house, callers.told);
  }, 120_000);
});

describe('API and worker that are stopped by SIGTERM under load', () => {
  it('lose no request and take none twice', async () => {
    const wholeCase = async (): Promise<void> => {
      const escalationId = await raised();
      const does = async (...command: [string, object]) => {
        const { status } = await callers.insist({ escalationId, person: 'supervisor', command });
        expect([command[0], status]).toEqual([command[0], 200]);
      };
      await does('acknowledge', { promisedAt: inHours(3) });
      await does('add-note', { note: 'Le client rappelle' });
      await does('decide', approval);
    };
    const load = Promise.all(Array.from({ length: 12 }, wholeCase));
    await until(() => callers.told.length > 6, 'the load to be on');
    await house.api.hold();
    await house.api.start();
    await house.worker.hold();
    await house.worker.start();
    await Promise.all([house.api.hold(), house.worker.hold()]);
    await Promise.all([house.api.start(), house.worker.start()]);
    await load;
    const counted = (status: number | null) => callers.told.filter((one) => one.status === status).length;
    tell(
      `under load: ${counted(200) + counted(201) + counted(202)} taken, ${counted(503)} asked to come again, ${counted(null)} not connected or cut`,
    );
    await assertAgreement(house, callers.told);
  }, 120_000);
});
