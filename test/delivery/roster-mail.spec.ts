// Lost if these fail: operators are not told of a gap, are told twice, or a mail server that is away loses the week's mail.
import { createMailChannel } from '@relais/messaging';
import { DirectoryRepository, PolicyRepository, RosterMailRepository, RosterRepository } from '@relais/persistence';
import { startTestMailSink } from '@relais/testing';
import { pino } from 'pino';
import { schedule } from '../../apps/worker/jobs/schedule';
import { RosterHealthMailing } from '../../apps/worker/roster/mail-roster-health';
import { monday, startWorld, type World } from '../persistence/practice-world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const week = 7 * 24 * 3_600_000;
const operators = ['olga.novak', 'yann.le-gall'];
const mailing = (smtpUrl: string) =>
  new RosterHealthMailing({
    rosters: new RosterRepository(world.database),
    mails: new RosterMailRepository(world.database),
    directory: new DirectoryRepository(world.database),
    policies: new PolicyRepository(world.database),
    mail: createMailChannel({ smtpUrl, from: 'relais@relais.example' }),
    log: pino({ level: 'silent' }),
  });
const sql = (query: string, values: unknown[] = []) => world.database.read((manager) => manager.query(query, values));

it('is mailed to each operator of the organisation with the gap, once a week, whatever failed in between', async () => {
  const sink = await startTestMailSink();
  await mailing(sink.url).mail(monday);
  // Nothing is wrong with the demo organisations.
  expect(sink.mails()).toEqual([]);
  await sql(`update team set backup_user_id = null where organisation_id = $1 and name = 'Juridique'`, [world.organisationId]);

  await expect(mailing('smtp://127.0.0.1:1').mail(monday)).rejects.toThrow('2 roster mails did not leave');
  expect(await sql('select status from roster_mail')).toEqual([{ status: 'sending' }, { status: 'sending' }]);
  await mailing(sink.url).mail(monday);
  await mailing(sink.url).mail(monday + week - 10 * 3_600_000);
  const readers = sink.mails().flatMap(({ recipients }) => recipients.map((to) => to.split('@')[0]!));
  expect(readers.sort()).toEqual(operators);
  expect(sink.mails()[0]!.text).toContain('Juridique');

  await mailing(sink.url).mail(monday + week);
  expect(sink.mails()).toHaveLength(4);
  expect(new Set(sink.mails().map(({ messageId }) => messageId)).size).toBe(4);
  await sink.stop();
}, 60_000);

it('comes on Monday mornings, and is made up for within a day', () => {
  const item = schedule.find(({ task }) => task === 'mail_roster_health')!;
  expect(item.options.backfillPeriod).toBe(24 * 3_600_000);
  expect(item.match({ min: 43, hour: 5, date: 2, month: 3, dow: 1 })).toBe(true);
  expect(item.match({ min: 43, hour: 5, date: 3, month: 3, dow: 2 })).toBe(false);
});
