// Lost if these fail: what Postgres has taken while its answer got lost happens again, or is never finished.
import { inHours } from '../api/story';
import { approval, CaseInRace, until } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { assertAgreement } from './agreement';
import { Callers } from './callers';
import { type LineToPostgres, type LostAnswer, openLine } from './line-to-postgres';
import { startPostgresInHand } from './postgres-in-hand';

let house: House;
let line: LineToPostgres;
let callers: Callers;
beforeAll(async () => {
  house = await openHouse({
    async postgres() {
      const postgres = await startPostgresInHand();
      line = await openLine(postgres.url);
      return { url: line.url, stop: () => line.stop().then(postgres.stop) };
    },
  });
  await house.worker.start();
  callers = new Callers(house);
}, 180_000);
afterAll(() => house?.stop(), 30_000);
afterEach(() => assertAgreement(house, callers.told), 100_000);

const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

/** The statuses that a caller was answered until it was done, the answer of Postgres being lost once meanwhile. */
async function toldWhile(lost: LostAnswer, insists: () => Promise<unknown>): Promise<(number | null)[]> {
  const since = callers.told.length;
  const losing = line.loseAnswer(lost);
  await Promise.all([insists(), losing]);
  return callers.told.slice(since).map(({ status }) => status);
}

describe('the connection is cut after COMMIT was sent, before Postgres answers, for', () => {
  it('the recording of a decision: recorded once, its credit executed once, and the caller notices nothing', async () => {
    const { id: escalationId } = await CaseInRace.acknowledged(house);
    const decides = () => callers.insist({ escalationId, person: 'supervisor', command: ['decide', approval] });
    const lost: LostAnswer = { application: 'relais-worker', to: /INSERT INTO "timeline_entry".*COMMIT/s };
    expect(await toldWhile(lost, decides)).toEqual([200]);
  }, 60_000);

  it.each<[string, RegExp]>([
    ['the API’s claim of a command', /INSERT INTO "command"/],
    ['what the API remembers of its answer', /update command.*set outcome_status/s],
  ])(
    '%s: 503, and the same key is taken once',
    async (_what, to) => {
      const { id: escalationId } = await CaseInRace.raised(house);
      const acknowledges = () => callers.insist({ escalationId, person: 'supervisor', command: acknowledgment });
      expect(await toldWhile({ application: 'relais-api', to }, acknowledges)).toEqual([503, 200]);
    },
    60_000,
  );

  it('a raise: 503, and the same key finds the case it made', async () => {
    const raises = () => callers.raiser().insist();
    const told = await toldWhile({ application: 'relais-api', to: /INSERT INTO "escalation".*COMMIT/s }, raises);
    expect(told).toEqual([503, expect.any(Number)]);
    expect([200, 201]).toContain(told[1]);
  }, 60_000);
});

describe('a delivery goes on within a minute, and the mail is sent once, when the answer is lost to', () => {
  it.each<[string, LostAnswer]>([
    ['the question for a job', { application: 'relais-jobs', to: /"messageId"/ }],
    ['the end of a job', { application: 'relais-jobs', to: /delete from "graphile_worker"\._private_jobs|complete_job/ }],
    ['the record that it was sent', { application: 'relais-worker', to: /INSERT INTO "delivery_attempt".*COMMIT/s }],
  ])(
    '%s',
    async (what, lost) => {
      await toldWhile(lost, () => callers.raiser().insist());
      const began = Date.now();
      await until(nothingWaits, 'every job to be done');
      tell(`${what}: all jobs are done ${((Date.now() - began) / 1_000).toFixed(1)} s after it was lost`);
    },
    100_000,
  );
});

const nothingWaits = async (): Promise<boolean> => {
  const { rows } = await house.database.query(
    `select count(*)::int as jobs from graphile_worker.jobs where task_identifier <> 'archive_history'`,
  );
  return rows[0].jobs === 0;
};
