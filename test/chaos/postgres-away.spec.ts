// Lost if these fail: a decision made while the database was away happens twice or never, or somebody must start Relais again afterwards.
import { randomUUID } from 'node:crypto';
import { inHours } from '../api/story';
import { approval, CaseInRace, until } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { assertAgreement } from './agreement';
import { Callers } from './callers';
import { type PostgresInHand, startPostgresInHand } from './postgres-in-hand';
import { turnReadOnly } from './read-only';

let house: House;
let postgres: PostgresInHand;
let callers: Callers;
beforeAll(async () => {
  house = await openHouse({
    async postgres() {
      postgres = await startPostgresInHand();
      return postgres;
    },
  });
  await house.worker.start();
  callers = new Callers(house);
}, 180_000);
afterAll(() => house?.stop(), 30_000);

const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
const decision: [string, object] = ['decide', approval];
const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

/** Cases in which a decision can be made. */
const inDecision = async (number: number): Promise<string[]> => {
  const cases = await Promise.all(Array.from({ length: number }, () => CaseInRace.acknowledged(house)));
  return cases.map(({ id }) => id);
};

/** What everybody wants meanwhile: decisions, an acknowledgment and a raise, each asked for until it is answered. */
function everybodyInsists(deciding: readonly string[], awaiting: string) {
  return Promise.all([
    ...deciding.map((escalationId) => callers.insist({ escalationId, person: 'supervisor', command: decision })),
    callers.insist({ escalationId: awaiting, person: 'supervisor', command: acknowledgment }),
    callers.raiser().insist(),
  ]);
}

const answeredWith = (since: number) => [...new Set(callers.told.slice(since).map(({ status }) => status))].sort();
const lived = () => Promise.race([house.api.ended(), house.worker.ended(), Promise.resolve('lives')]);
const passed = (moment: number) => until(() => Date.now() >= moment, 'the outage to be over');

/** Seconds until all were answered after the outage, whose length is given; nobody was told anything but "taken" or "ask again". */
async function outage({ seconds, begin, end }: { seconds: number; begin: () => Promise<unknown>; end: () => Promise<unknown> }) {
  const [deciding, awaiting] = [await inDecision(4), (await CaseInRace.raised(house)).id];
  const since = callers.told.length;
  // Under way when it begins, at whatever point each of them is.
  const early = deciding.slice(0, 2).map((escalationId) => callers.insist({ escalationId, person: 'supervisor', command: decision }));
  await begin();
  const began = Date.now();
  const insisting = everybodyInsists(deciding.slice(2), awaiting);
  await passed(began + seconds * 1_000);
  await end();
  const ended = Date.now();
  const answers = await Promise.all([...early, insisting]);
  expect(answers.flat().map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 201]);
  expect(answeredWith(since)).toEqual([200, 201, 503]);
  tell(`away for ${seconds} s: everybody is answered ${Date.now() - ended} ms after it is back`);
  expect(await lived()).toBe('lives');
  await assertAgreement(house, callers.told);
}

describe('Postgres', () => {
  it('stopped for 20 s during decisions: each happens once, and everything goes on by itself', async () => {
    await outage({ seconds: 20, begin: () => postgres.hold(), end: () => postgres.start() });
  }, 150_000);

  it('read-only for 30 s, its connections too: none of them is used again', async () => {
    const url = new URL(house.databaseUrl);
    await outage({ seconds: 30, begin: () => turnReadOnly(url, 'on'), end: () => turnReadOnly(url, 'off') });
  }, 150_000);

  it('killed in the middle of deliveries, three times: API and worker go on in the processes that they were', async () => {
    for (const milliseconds of [60, 150, 300]) {
      const raising = Promise.all(Array.from({ length: 3 }, () => callers.raiser(randomUUID()).insist()));
      const began = Date.now();
      await until(() => Date.now() > began + milliseconds, 'the raises to be under way');
      await postgres.kill();
      await postgres.start();
      await raising;
      expect(await lived()).toBe('lives');
    }
    await assertAgreement(house, callers.told);
  }, 150_000);
});
