// Lost if these fail: a clock and a person who act in the same instant undo each other, or a worker that was down hides what fell due.
import { Client } from 'pg';
import { inHours } from '../api/story';
import { CaseInRace, nothingSent, until } from './case-in-race';
import { since } from './history';
import { type House, openHouse } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house?.stop(), 30_000);
beforeEach(() => house.worker.start(), 30_000);

const patient = { cadence: 'PT4H', reminders: 2, promise: 'PT8H' };
const acknowledge: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

/** Holds the case's row while something happens, so that a step under way cannot be recorded. */
async function whileNothingIsRecorded({ id }: CaseInRace, happens: () => Promise<unknown>): Promise<void> {
  const holder = new Client({ connectionString: house.databaseUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from escalation where id = $1 for no key update', [id]);
    await happens();
  } finally {
    await holder.end();
  }
}

describe('an acknowledgment and a reminder in the same instant', () => {
  beforeEach(() => house.rules({ ...patient, cadence: 'PT3S always' }));

  const isAcknowledged = async (race: CaseInRace, { reminders }: { reminders: number }) => {
    const context = await race.context();
    const { supervisor } = house.organisation.people;
    expect(context).toMatchObject({ ownerId: supervisor.id, acknowledged: { by: supervisor.id }, counts: { reminders } });
    expect(context.due).not.toHaveProperty('reminder');
    expect(Object.keys(context.tasks)).toEqual(['decide']);
    expect(await race.messages()).toMatchObject({ 'acknowledged agent': 1, 'transfer recipient': 1 });
    expect((await race.messages())['reminder recipient'] ?? 0).toBe(reminders);
  };

  it('that fired before the acknowledgment came, both waiting for a worker: the person is first, no reminder is sent', async () => {
    const race = await CaseInRace.raised(house);
    await house.worker.hold();
    const before = await race.order();
    await race.timerFires();
    const { reply } = await race.queue('supervisor', acknowledge);
    await house.worker.start();
    expect((await reply).status).toBe(200);
    expect((await race.order()).slice(before.length)).toEqual([
      'timer fired',
      'task',
      'taken acknowledge',
      'record 4 acknowledge > deciding',
      'task',
      'answered',
    ]);
    await isAcknowledged(race, { reminders: 0 });
  }, 30_000);

  it('that fired after the acknowledgment came, both waiting for a worker: the same', async () => {
    const race = await CaseInRace.raised(house);
    await house.worker.hold();
    const before = await race.order();
    const { reply } = await race.queue('supervisor', acknowledge);
    expect(await race.order()).toEqual(before);
    await race.timerFires();
    await house.worker.start();
    expect((await reply).status).toBe(200);
    expect((await race.order()).slice(before.length)).toEqual([
      'timer fired',
      'task',
      'taken acknowledge',
      'record 4 acknowledge > deciding',
      'task',
      'answered',
    ]);
    await isAcknowledged(race, { reminders: 0 });
  }, 30_000);

  it('that was taken first, the acknowledgment coming while it is recorded: one reminder, then the acknowledgment', async () => {
    const race = await CaseInRace.raised(house);
    let { reply } = nothingSent;
    await whileNothingIsRecorded(race, async () => {
      await race.has('record 4 due > awaiting_acknowledgment');
      ({ reply } = race.send('supervisor', acknowledge));
      await race.has('taken acknowledge');
    });
    expect((await reply).status).toBe(200);
    expect(since(await race.order(), 'record 4 due > awaiting_acknowledgment').filter((entry) => entry !== 'task')).toEqual([
      'taken acknowledge',
      'record 5 acknowledge > deciding',
      'answered',
    ]);
    expect((await race.events()).slice(3)).toEqual(['due reminder', 'acknowledge']);
    await isAcknowledged(race, { reminders: 1 });
  }, 30_000);
});

describe('a promise that falls due while the update to the customer waits', () => {
  beforeEach(() => house.rules(patient));

  const promises = async (race: CaseInRace) => {
    const { counts, due } = await race.context();
    return { kept: counts.promisesKept, broken: counts.promisesBroken, next: due.promise, flag: due.promiseFlag };
  };

  it('is broken once, nobody is flagged, and the next promise stands', async () => {
    const race = await CaseInRace.acknowledged(house, inSeconds(2));
    await house.worker.hold();
    const before = await race.order();
    const next = inHours(5);
    const { reply } = await race.queue('supervisor', ['update-customer', { message: 'Nous avançons', nextUpdateAt: next }]);
    await race.timerFires();
    await house.worker.start();
    expect((await reply).status).toBe(200);
    expect((await race.order()).slice(before.length).slice(0, 4)).toEqual([
      'timer fired',
      'task',
      'taken update_customer',
      'record 5 update_customer > deciding',
    ]);
    expect(await promises(race)).toEqual({ kept: 0, broken: 1, next: Date.parse(next), flag: undefined });
    expect(await race.notes()).toEqual(['promise_missed']);
    expect(await race.messages()).not.toHaveProperty('promise_missed point_of_contact');
  }, 30_000);

  it('is broken once also when the clock was taken first, and the update ends its flag', async () => {
    const race = await CaseInRace.acknowledged(house, inSeconds(1.5));
    const next = inHours(5);
    let { reply } = nothingSent;
    await whileNothingIsRecorded(race, async () => {
      await race.has('record 5 due > deciding');
      ({ reply } = race.send('supervisor', ['update-customer', { message: 'Nous avançons', nextUpdateAt: next }]));
      await race.has('taken update_customer');
    });
    expect((await reply).status).toBe(200);
    expect((await race.events()).slice(4)).toEqual(['due promise', 'update_customer']);
    expect(await promises(race)).toEqual({ kept: 0, broken: 1, next: Date.parse(next), flag: undefined });
    expect(await race.messages()).toMatchObject({ 'promise_missed point_of_contact': 1 });
  }, 30_000);

  it('is kept by an update that is taken before it, and the clock of the old promise does not erase the next', async () => {
    const old = inSeconds(2);
    const race = await CaseInRace.acknowledged(house, old);
    const next = inSeconds(4);
    await race.inHand.does('supervisor', 'update-customer', { message: 'Nous avançons', nextUpdateAt: next });
    expect(await promises(race)).toEqual({ kept: 1, broken: 0, next: Date.parse(next), flag: undefined });
    // The next timer that fires is the one of the new promise.
    await race.timerFires();
    await until(async () => (await race.events()).includes('due promise'), 'the next promise to fall due');
    const { rows } = await house.database.query(`select at from timeline_entry where escalation_id = $1 and clock = 'promise'`, [race.id]);
    expect(rows).toHaveLength(1);
    expect(rows[0].at.getTime()).toBeGreaterThanOrEqual(Date.parse(next));
    expect(await promises(race)).toMatchObject({ kept: 1, broken: 1, next: undefined });
  }, 30_000);
});

describe('a worker that is down while three reminders fall due', () => {
  it('sends one catch-up reminder when it is back, then keeps the cadence', async () => {
    await house.rules({ ...patient, cadence: 'PT1S always', reminders: 50 });
    const race = await CaseInRace.raised(house);
    await house.worker.kill();
    const remindersBefore = (await race.context()).counts.reminders;
    const { due } = await race.context();
    await until(() => Date.now() > due.reminder + 2_500, 'three cadences to pass');
    const back = Date.now();
    await house.worker.start();
    const times = async (): Promise<number[]> => {
      const { rows } = await house.database.query(
        `select at from timeline_entry where escalation_id = $1 and clock = 'reminder' order by step`,
        [race.id],
      );
      return rows.slice(remindersBefore).map(({ at }) => at.getTime());
    };
    await until(async () => (await times()).length >= 3, 'the catch-up reminder and two more');
    const found = await times();
    expect(found[0]).toBeGreaterThanOrEqual(back);
    const gaps = found.slice(1).map((at, index) => at - found[index]!);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_000);
    for (const gap of gaps) expect(gap).toBeLessThan(2_900);
    await race.inHand.does('agent', 'withdraw', { statement: 'Le client renonce' });
    const { counts } = await race.context();
    expect((await race.messages())['reminder recipient']).toBe(counts.reminders);
    expect((await race.events()).filter((event) => event === 'due reminder')).toHaveLength(counts.reminders);
  }, 30_000);
});
