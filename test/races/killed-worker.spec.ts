// Lost if these fail: an acknowledgment that was answered vanishes with the worker that recorded it, or happens twice.
import { inHours } from '../api/story';
import { CaseInRace, type Sent, until } from './case-in-race';
import { since } from './history';
import { type House, type KillIn, openHouse } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house?.stop(), 30_000);
beforeEach(() => house.worker.start(), 30_000);

const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
const awaiting = 'record 3 recipient_found > awaiting_acknowledgment';
/** Seconds, not the half minute that Temporal's defaults cost (design §4). */
const longest = 12_000;

/** The worker dies inside the recording of an acknowledgment. Answers what was sent, and when it died. */
async function killedIn(race: CaseInRace, killIn: KillIn): Promise<{ sent: Sent; diedAt: number }> {
  await house.worker.start(killIn);
  const sent = race.send('supervisor', acknowledgment);
  await house.worker.ended();
  return { sent, diedAt: Date.now() };
}

/** What the caller does who was told "perhaps taken": asks again with the same key until it is answered. */
async function answered(race: CaseInRace, { sent: { key, reply } }: { sent: Sent }): Promise<number> {
  let { status } = await reply;
  const statuses = [status];
  while (status === 503) {
    ({ status } = await race.send('supervisor', acknowledgment, key).reply);
    statuses.push(status);
  }
  expect(statuses.at(-1)).toBe(200);
  return Date.now();
}

const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

const oneAcknowledgment = async (race: CaseInRace) => {
  expect((await race.events()).filter((event) => event === 'acknowledge')).toHaveLength(1);
  const { supervisor, agent } = house.organisation.people;
  expect((await race.context()).acknowledged).toMatchObject({ by: supervisor.id });
  expect(await race.messages()).toMatchObject({ 'acknowledged agent': 1, 'transfer recipient': 1, 'transfer customer': 1 });
  const tasks = await house.database.query(`select kind from task where escalation_id = $1 and kind = 'acknowledge' and closed_step = 4`, [
    race.id,
  ]);
  expect(tasks.rows).toHaveLength(1);
  return { agent };
};

/** Each message was sent once: one mail per person and Message-ID. */
async function oneMailEach(race: CaseInRace): Promise<void> {
  const messages = async () => {
    const { rows } = await house.database.query('select message_id, status from message where escalation_id = $1', [race.id]);
    return rows as { message_id: string; status: string }[];
  };
  await until(
    async () => (await messages()).every(({ status }) => !['queued', 'sending'].includes(status)),
    'every mail to leave or be dropped',
  );
  for (const { message_id, status } of await messages()) {
    expect({ status, mails: house.mails.mails().filter(({ messageId }) => messageId === message_id).length }).toEqual({
      status,
      mails: status === 'sent' ? 1 : 0,
    });
  }
}

describe.each<KillIn>(['acknowledge after commit', 'acknowledge before commit'])('a worker killed in the middle: %s', (killIn) => {
  it('is replaced within seconds; the acknowledgment is there, once', async () => {
    const race = await CaseInRace.raised(house);
    const { sent, diedAt } = await killedIn(race, killIn);
    const [was] = (await house.database.query('select status from escalation where id = $1', [race.id])).rows;
    expect(was.status).toBe(killIn.includes('after') ? 'deciding' : 'awaiting_acknowledgment');
    await house.worker.start();
    const startedAt = Date.now();
    const answeredAt = await answered(race, { sent });
    tell(`${killIn}: worker up ${startedAt - diedAt} ms after the kill, acknowledgment answered ${answeredAt - diedAt} ms after it`);
    expect(answeredAt - diedAt).toBeLessThan(longest);
    expect(since(await race.order(), awaiting).filter((entry) => entry !== 'task')).toEqual([
      'taken acknowledge',
      'record 4 acknowledge > deciding',
      'answered',
    ]);
    await oneAcknowledgment(race);
    await oneMailEach(race);
  }, 60_000);

  it('does not let a withdrawal that arrives first afterwards undo it', async () => {
    const race = await CaseInRace.raised(house);
    const { sent } = await killedIn(race, killIn);
    const withdrawal = await race.queue('agent', ['withdraw', { statement: 'Le client renonce' }]);
    await house.worker.start();
    await answered(race, { sent });
    expect((await withdrawal.reply).status).toBe(200);
    expect(since(await race.order(), awaiting).filter((entry) => entry.startsWith('record'))).toEqual([
      'record 4 acknowledge > deciding',
      'record 5 withdraw > closed',
    ]);
    expect((await race.events()).slice(3)).toEqual(['acknowledge', 'withdraw']);
    await oneAcknowledgment(race);
    await oneMailEach(race);
  }, 60_000);

  it('does not let a reminder that falls due meanwhile undo it', async () => {
    await house.rules({ cadence: 'PT4S always' });
    const race = await CaseInRace.raised(house);
    const { sent } = await killedIn(race, killIn);
    await race.timerFires();
    await house.worker.start();
    await answered(race, { sent });
    const order = since(await race.order(), awaiting);
    expect(order.indexOf('taken acknowledge')).toBeLessThan(order.indexOf('timer fired'));
    expect(order.filter((entry) => entry.startsWith('record'))).toEqual(['record 4 acknowledge > deciding']);
    expect((await race.context()).counts.reminders).toBe(0);
    await oneAcknowledgment(race);
    await oneMailEach(race);
    await house.rules({ cadence: 'P1D' });
  }, 60_000);
});

describe('a worker killed at the moment its acknowledgment was answered', () => {
  it('leaves the acknowledgment there, before whatever comes next', async () => {
    const race = await CaseInRace.raised(house);
    expect((await race.send('supervisor', acknowledgment).reply).status).toBe(200);
    await house.worker.kill();
    const diedAt = Date.now();
    const withdrawal = await race.queue('agent', ['withdraw', { statement: 'Le client renonce' }]);
    await house.worker.start();
    expect((await withdrawal.reply).status).toBe(200);
    tell(`killed when idle: the next command is answered ${Date.now() - diedAt} ms after it`);
    expect((await race.events()).slice(3)).toEqual(['acknowledge', 'withdraw']);
    await oneAcknowledgment(race);
    // Its mail may wait for the sweep that frees a dead runner's jobs (the delivery tier); twice it must not come.
    const ids = house.mails.mails().map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  }, 60_000);
});
