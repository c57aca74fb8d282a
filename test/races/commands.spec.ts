// Lost if these fail: of two people who act at once both believe they did it, one command happens twice, or one vanishes.
import { randomUUID } from 'node:crypto';
import { callerOf, type Reply } from '../api/caller';
import { raiseBody } from '../api/raise-body';
import { inHours } from '../api/story';
import { approval, CaseInRace } from './case-in-race';
import { eventsOf, since } from './history';
import { type House, openHouse } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house?.stop(), 30_000);
beforeEach(() => house.worker.start(), 30_000);

const statuses = async (replies: readonly Promise<Reply>[]) => (await Promise.all(replies)).map(({ status }) => status);
const decide: [string, object] = ['decide', approval];
const refusal: [string, object] = [
  'decide',
  { ...approval, choice: 'maintain_refusal', cost: { amountMinor: 0, currency: 'EUR' }, actions: [] },
];

describe('two supervisors who decide at the same moment', () => {
  it.each([1, 2, 3])(
    'are answered one 200 and one 409, and only the first decision stands (round %i)',
    async (round) => {
      const race = await CaseInRace.acknowledged(house);
      const two = round % 2 ? (['supervisor', 'backup'] as const) : (['backup', 'supervisor'] as const);
      const [first, second] = await Promise.all([race.send(two[0], decide).reply, race.send(two[1], refusal).reply]);
      expect([first.status, second.status].sort()).toEqual([200, 409]);
      const winner = first.status === 200 ? two[0] : two[1];
      await race.inHand.reaches('following_up');
      expect((await race.context()).decision).toMatchObject({
        by: house.organisation.people[winner].id,
        choice: first.status === 200 ? 'approve' : 'maintain_refusal',
      });
      expect((await race.events()).filter((event) => event === 'decide')).toHaveLength(1);
      expect(await race.messages()).toMatchObject({ 'decision customer': 1 });
    },
    30_000,
  );

  it.each([
    ['supervisor', 'backup'],
    ['backup', 'supervisor'],
  ] as const)(
    'both waiting for the same workflow task, %s first',
    async (one, other) => {
      const race = await CaseInRace.acknowledged(house);
      await house.worker.hold();
      const sent = [await race.queue(one, decide), await race.queue(other, refusal)];
      const before = await race.order();
      await house.worker.start();
      const [first, second] = await Promise.all(sent.map(({ reply }) => reply));
      expect([first?.status, second?.status]).toEqual([200, 409]);
      expect(second?.body).toMatchObject({ code: 'not_allowed_now', allowed: expect.any(Array) });
      await race.inHand.reaches('following_up');
      expect((await race.context()).decision).toMatchObject({ by: house.organisation.people[one].id, choice: 'approve' });
      const order = (await race.order()).slice(before.length);
      expect(order.slice(0, 4)).toEqual(['task', 'taken decide', 'taken decide', 'record 5 decide > implementing']);
      expect(order.filter((entry) => entry.startsWith('record'))).toEqual([
        'record 5 decide > implementing',
        'record 6 action_done > following_up',
      ]);
      expect(order.filter((entry) => /answered|refused/.test(entry)).sort()).toEqual(['answered', 'refused not_allowed_now']);
    },
    30_000,
  );
});

describe('a refused command', () => {
  it('leaves no event in the history, whatever it was refused for', async () => {
    const race = await CaseInRace.raised(house);
    const before = (await eventsOf(house, race.id)).length;
    const past = { promisedAt: inHours(-1) };
    const replies = await statuses([
      race.send('supervisor', decide).reply,
      race.send('expert', ['acknowledge', { promisedAt: inHours(2) }]).reply,
      race.send('supervisor', ['acknowledge', past]).reply,
      race.inHand.send('supervisor', ['acknowledge', { promisedAt: inHours(2) }], { ifMatch: '"999"' }),
    ]);
    expect(replies).toEqual([409, 403, 422, 412]);
    expect(await eventsOf(house, race.id)).toHaveLength(before);
  }, 30_000);
});

describe('twelve notes at once', () => {
  const note = (index: number): [string, object] => ['add-note', { note: `Note ${index}` }];

  it('are ten that wait for their turn and two that are told 429; asked again, none is lost and none is twice', async () => {
    const race = await CaseInRace.raised(house);
    await house.worker.hold();
    const sent = Array.from({ length: 12 }, (_, index) => race.send('agent', note(index)));
    const early = await Promise.race([
      Promise.all(sent.map(({ reply }) => reply)).then(() => 'all'),
      firstTwo(sent.map(({ reply }) => reply)),
    ]);
    expect(early).toEqual([429, 429]);
    await house.worker.start();
    const answers = await statuses(sent.map(({ reply }) => reply));
    expect(answers.filter((status) => status === 200)).toHaveLength(10);
    expect((await race.events()).filter((event) => event === 'add_note')).toHaveLength(10);
    const again = sent.map(({ key }, index) => race.send('agent', note(index), key).reply);
    expect(new Set(await statuses(again))).toEqual(new Set([200]));
    expect((await race.events()).filter((event) => event === 'add_note')).toHaveLength(12);
    const { rows } = await house.database.query('select distinct text from note where escalation_id = $1', [race.id]);
    expect(rows).toHaveLength(12);
  }, 60_000);

  /** Statuses of the first two that are answered. */
  const firstTwo = (replies: readonly Promise<Reply>[]): Promise<number[]> =>
    new Promise((resolve) => {
      const answered: number[] = [];
      for (const reply of replies) {
        void reply.then(({ status }) => {
          answered.push(status);
          if (answered.length === 2) resolve([...answered]);
        });
      }
    });

  it('are all taken, in one order, while a worker runs', async () => {
    const race = await CaseInRace.raised(house);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => race.send('agent', note(index)).reply));
    const taken = answers.filter(({ status }) => status === 200);
    expect(new Set(answers.map(({ status }) => status === 200 || status === 429))).toEqual(new Set([true]));
    expect((await race.events()).filter((event) => event === 'add_note')).toHaveLength(taken.length);
    expect(new Set(taken.map(({ body }) => body.version)).size).toBe(taken.length);
  }, 60_000);
});

describe('one command sent five times at once with the same key', () => {
  it('is taken once and answered five times the same', async () => {
    const race = await CaseInRace.raised(house);
    const key = randomUUID();
    const acknowledge: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
    const replies = await Promise.all(Array.from({ length: 5 }, () => race.send('supervisor', acknowledge, key).reply));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await race.events()).filter((event) => event === 'acknowledge')).toHaveLength(1);
    expect(since(await race.order(), 'record 3 recipient_found > awaiting_acknowledgment')).toEqual([
      'task',
      'task',
      'taken acknowledge',
      'record 4 acknowledge > deciding',
      'task',
      'answered',
    ]);
    expect(await race.messages()).toMatchObject({ 'acknowledged agent': 1 });
  }, 30_000);
});

describe('two raises for one ticket at once', () => {
  it('are one case: one 201, one 200 with one more trigger', async () => {
    const raise = callerOf({ url: house.url, key: house.organisation.key, as: 'agent' });
    const body = raiseBody();
    const replies = await Promise.all([raise('POST /v1/escalations', { body }), raise('POST /v1/escalations', { body })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(new Set(replies.map(({ body: { id } }) => id)).size).toBe(1);
    const { rows } = await house.database.query(
      'select count(*)::int as cases from escalation e join ticket t on t.id = e.ticket_id where t.reference = $1',
      [body.ticket.reference],
    );
    expect(rows).toEqual([{ cases: 1 }]);
    expect(replies.find(({ status }) => status === 200)?.body.counts).toMatchObject({ triggers: 1 });
  }, 30_000);
});
