// Lost if these fail: a mail that the mail server made difficulties with is never sent, or nobody sees that it may have been sent twice.
import type { ListedMessage } from '@relais/persistence';
import { CaseInRace, until } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { assertAgreement } from './agreement';
import { type DifficultMailServer, type Mood, startDifficultMailServer } from './difficult-mail-server';

let house: House;
let server: DifficultMailServer;
beforeAll(async () => {
  house = await openHouse({
    async mails() {
      server = await startDifficultMailServer();
      return server;
    },
  });
}, 180_000);
afterAll(() => house?.stop(), 30_000);
beforeEach(() => house.worker.start(), 30_000);
afterEach(() => assertAgreement(house), 100_000);

const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);

/** What the case's page shows of its mails: one to the recipient, one to the customer. */
const shown = async ({ inHand }: CaseInRace): Promise<ListedMessage[]> => (await inHand.read('/messages')).body.items;
const attempts = async (race: CaseInRace): Promise<string[][]> =>
  (await shown(race)).map((message) => message.attempts.map(({ outcome, code }) => (code ? `${outcome} ${code}` : outcome)));
const statuses = async (race: CaseInRace): Promise<string[]> => (await shown(race)).map(({ status }) => status);
const areSent = (race: CaseInRace) =>
  until(async () => (await statuses(race)).every((status) => status === 'sent'), 'both mails to be sent');

/** How often the mail server took each of the case's mails. */
async function arrivals({ id }: CaseInRace): Promise<number[]> {
  const { rows } = await house.database.query('select message_id as "messageId" from message where escalation_id = $1', [id]);
  return rows.map((row) => house.mails.mails().filter(({ messageId }) => messageId === row.messageId).length);
}

const twice = <What>(what: What): What[] => [what, what];

describe('a mail server that', () => {
  it('refuses for now: the mails are sent again', async () => {
    house.mails.refuseNext({ code: 451, count: 2 });
    const race = await CaseInRace.raised(house);
    await areSent(race);
    expect(await attempts(race)).toEqual(twice(['queued SMTP_451', 'sent']));
    expect(await arrivals(race)).toEqual([1, 1]);
  }, 60_000);

  it('refuses for good: shown as failed, and not tried again', async () => {
    house.mails.refuseNext({ code: 550, count: 2 });
    const race = await CaseInRace.raised(house);
    await until(async () => (await statuses(race)).every((status) => status === 'failed'), 'both mails to have failed');
    expect(await attempts(race)).toEqual(twice(['failed SMTP_550']));
    const { rows } = await house.database.query(`select 1 from graphile_worker.jobs where task_identifier = 'deliver_message'`);
    expect(rows).toEqual([]);
    expect(await arrivals(race)).toEqual([0, 0]);
  }, 60_000);

  it.each<[Mood, string[], number]>([
    ['hangs up', ['queued ECONNECTION', 'sent'], 1],
    ['is silent', ['queued ETIMEDOUT', 'sent'], 1],
    ['dies after DATA', ['unknown ECONNECTION', 'sent'], 2],
    ['is silent after DATA', ['unknown ETIMEDOUT', 'sent'], 2],
  ])(
    '%s: shown for what it is, and sent again under the same Message-ID',
    async (mood, outcomes, times) => {
      const met = server.meets(mood, 2);
      const race = await CaseInRace.raised(house);
      await met;
      await areSent(race);
      expect(await attempts(race)).toEqual(twice(outcomes));
      expect(await arrivals(race)).toEqual(twice(times));
    },
    90_000,
  );
});

describe('a job runner killed in the middle of two deliveries', () => {
  it('is replaced: its jobs go on within a minute, shown as perhaps sent', async () => {
    const met = server.meets('is silent after DATA', 2);
    const race = await CaseInRace.raised(house);
    await met;
    await house.worker.kill();
    const killed = Date.now();
    await house.worker.start();
    await areSent(race);
    const seconds = (Date.now() - killed) / 1_000;
    tell(`the mails of a killed runner are sent ${seconds.toFixed(1)} s after the kill`);
    expect(seconds).toBeLessThan(60);
    expect(await attempts(race)).toEqual(twice(['unknown interrupted', 'sent']));
    expect(await arrivals(race)).toEqual([2, 2]);
  }, 120_000);
});
