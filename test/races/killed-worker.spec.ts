// Lost if these fail: an acknowledgment that was answered vanishes with the worker that recorded it, or happens twice.
import type { PersonName } from '../api/organisations';
import { inHours } from '../api/story';
import { CaseInRace, type Sent, until } from './case-in-race';
import { since } from './history';
import { type House, type KillIn, openHouse } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house?.stop(), 30_000);

beforeEach(() => house.rules({ cadence: 'P1D' }));

const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
const withdrawal: [string, object] = ['withdraw', { statement: 'Le client renonce' }];
const awaiting = 'record 3 recipient_found > awaiting_acknowledgment';
/** Seconds, not the half minute that Temporal's defaults cost (design §4). */
const longest = 12_000;

interface Killed {
  readonly race: CaseInRace;
  readonly sent: Sent;
  readonly diedAt: number;
}

/** A case whose worker dies inside the recording of its acknowledgment, with no mail under way. */
async function killedIn(killIn: KillIn): Promise<Killed> {
  await house.worker.start(killIn);
  const race = await CaseInRace.raised(house);
  await mailsAreOut(race);
  const sent = race.send('supervisor', acknowledgment);
  await house.worker.ended();
  return { race, sent, diedAt: Date.now() };
}

interface Meant {
  readonly person: PersonName;
  readonly command: [string, object];
  readonly sent: Sent;
}

/** What the caller does who was told "perhaps taken": asks again with the same key until it is answered. */
async function insisted(race: CaseInRace, { person, command, sent: { key, reply } }: Meant): Promise<number> {
  let { status } = await reply;
  while (status === 503) ({ status } = await race.send(person, command, key).reply);
  expect(status).toBe(200);
  return Date.now();
}

const answered = ({ race, sent }: Killed): Promise<number> => insisted(race, { person: 'supervisor', command: acknowledgment, sent });

const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

const oneAcknowledgment = async (race: CaseInRace) => {
  expect((await race.events()).filter((event) => event === 'acknowledge')).toHaveLength(1);
  const { supervisor } = house.organisation.people;
  expect((await race.context()).acknowledged).toMatchObject({ by: supervisor.id });
  expect(await race.messages()).toMatchObject({ 'acknowledged agent': 1, 'transfer recipient': 1, 'transfer customer': 1 });
  const tasks = await house.database.query(`select kind from task where escalation_id = $1 and kind = 'acknowledge' and closed_step = 4`, [
    race.id,
  ]);
  expect(tasks.rows).toHaveLength(1);
};

const messagesOf = async ({ id }: CaseInRace): Promise<{ messageId: string; status: string }[]> => {
  const { rows } = await house.database.query('select message_id as "messageId", status from message where escalation_id = $1', [id]);
  return rows;
};

const mailsAreOut = (race: CaseInRace): Promise<void> =>
  until(async () => {
    const statuses = (await messagesOf(race)).map(({ status }) => status);
    return !statuses.includes('queued') && !statuses.includes('sending');
  }, 'every mail to leave or be dropped, those that a dead runner holds after the sweep that frees them');

/** Each message was sent once: one mail per person and Message-ID. */
async function oneMailEach(race: CaseInRace): Promise<void> {
  await mailsAreOut(race);
  for (const { messageId: id, status } of await messagesOf(race)) {
    const mails = house.mails.mails().filter(({ messageId }) => messageId === id).length;
    expect({ status, mails }).toEqual({ status, mails: status === 'sent' ? 1 : 0 });
  }
}

describe.each<KillIn>(['acknowledge after commit', 'acknowledge before commit'])('a worker killed in the middle: %s', (killIn) => {
  it('is replaced within seconds; the acknowledgment is there, once', async () => {
    const killed = await killedIn(killIn);
    const { race, diedAt } = killed;
    const [was] = (await house.database.query('select status from escalation where id = $1', [race.id])).rows;
    expect(was.status).toBe(killIn.includes('after') ? 'deciding' : 'awaiting_acknowledgment');
    await house.worker.start();
    const startedAt = Date.now();
    const answeredAt = await answered(killed);
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
    const killed = await killedIn(killIn);
    const { race } = killed;
    const withdrawn = await race.queue('agent', withdrawal);
    await house.worker.start();
    await answered(killed);
    await insisted(race, { person: 'agent', command: withdrawal, sent: withdrawn });
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
    const killed = await killedIn(killIn);
    const { race } = killed;
    await race.timerFires();
    await house.worker.start();
    await answered(killed);
    const order = since(await race.order(), awaiting);
    expect(order.indexOf('taken acknowledge')).toBeLessThan(order.indexOf('timer fired'));
    expect(order.filter((entry) => entry.startsWith('record'))).toEqual(['record 4 acknowledge > deciding']);
    expect((await race.context()).counts.reminders).toBe(0);
    await oneAcknowledgment(race);
    await oneMailEach(race);
  }, 60_000);
});

describe('a worker killed at the moment its acknowledgment was answered', () => {
  it('leaves the acknowledgment there, before whatever comes next', async () => {
    await house.worker.start();
    const race = await CaseInRace.raised(house);
    expect((await race.send('supervisor', acknowledgment).reply).status).toBe(200);
    await house.worker.kill();
    const diedAt = Date.now();
    const withdrawn = await race.queue('agent', withdrawal);
    await house.worker.start();
    await insisted(race, { person: 'agent', command: withdrawal, sent: withdrawn });
    tell(`killed when idle: the next command is answered ${Date.now() - diedAt} ms after it`);
    expect((await race.events()).slice(3)).toEqual(['acknowledge', 'withdraw']);
    await oneAcknowledgment(race);
    await oneMailEach(race);
  }, 60_000);
});
