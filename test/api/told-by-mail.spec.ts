// Lost if these fail: words of an organisation that do not fit a case leave its customer untold, or operators read less by mail than the API knows.
import { createMailChannel } from '@relais/messaging';
import {
  Database,
  DirectoryRepository,
  MessageRepository,
  PolicyRepository,
  RosterMailRepository,
  RosterRepository,
} from '@relais/persistence';
import { startTestMailSink } from '@relais/testing';
import { pino } from 'pino';
import { MessageDelivery } from '../../apps/worker/delivery/deliver-message';
import { JobRunner } from '../../apps/worker/jobs/job-runner';
import { type JobOwners, tasks } from '../../apps/worker/jobs/tasks';
import { RosterHealthMailing } from '../../apps/worker/roster/mail-roster-health';
import { eventually } from '../delivery/eventually';
import { sqlOf } from '../persistence/sql';
import type { Reply } from './caller';
import { type ApiStack, startApiStack } from './stack';
import { inHours, Story } from './story';

const log = pino({ level: 'silent' });
let stack: ApiStack;
let story: Story;
let database: Database;
let sink: Awaited<ReturnType<typeof startTestMailSink>>;
let runner: JobRunner;

beforeAll(async () => {
  [stack, sink] = await Promise.all([startApiStack({ withWorker: true }), startTestMailSink()]);
  story = new Story(stack);
  database = await Database.open({ url: stack.databaseUrl, applicationName: 'told-by-mail' });
  runner = mailRunner();
  runner.start();
}, 180_000);
afterAll(async () => {
  await runner?.stop();
  await database?.close();
  await Promise.all([stack?.stop(), sink?.stop()]);
});
jest.setTimeout(60_000);

/** Runs the jobs that mail, as a worker does. */
function mailRunner(): JobRunner {
  const mail = createMailChannel({ smtpUrl: sink.url, from: 'Relais <relais@relais.example>' });
  const links = { publicUrl: 'https://relais.example', linkSecret: 'a-secret-of-at-least-32-characters-x' };
  const delivery = new MessageDelivery({ messages: new MessageRepository(database), mail, ...links, log, now: Date.now });
  const rosterMailing = new RosterHealthMailing({
    rosters: new RosterRepository(database),
    mails: new RosterMailRepository(database),
    directory: new DirectoryRepository(database),
    policies: new PolicyRepository(database),
    mail,
    log,
  });
  const { deliver_message, mail_roster_health } = tasks({ delivery, rosterMailing } as unknown as JobOwners);
  return new JobRunner({
    databaseUrl: stack.databaseUrl,
    tasks: { deliver_message, mail_roster_health },
    round: async () => undefined,
    log,
  });
}

const operator = (request: string, body?: object): Promise<Reply> => story.as('operator')(request, { body });

async function publish(change: object): Promise<void> {
  const { document } = (await operator('GET /v1/policy')).body;
  const draft = await operator('POST /v1/policy/drafts', { document: { ...document, ...change } });
  const published = await operator(`POST /v1/policy/drafts/${draft.body.version}/publish`, { reason: 'Our own voice' });
  expect([published.status, published.body.errors]).toEqual([200, undefined]);
}

/** A customer is told of a transfer. Answers the mail, and the attempts as the API shows them. */
async function told(name: string) {
  const email = `${name.toLowerCase()}@example.com`;
  const aCase = await story.raise({ customer: { reference: name, name, email, language: 'en' } });
  const transfer = async () => (await aCase.read('/messages')).body.items.find(({ to }: Reply['body']) => to === 'customer');
  await eventually(async () => expect(await transfer()).toMatchObject({ kind: 'transfer', status: 'sent' }));
  const { attempts } = await transfer();
  return { text: sink.to(email)[0]!.text, attempts: attempts.map(({ outcome, code }: Reply['body']) => [outcome, code]) };
}

it('words that the check let pass and one case does not fit give way to Relais’ own there, which the messages of that case say, and no other', async () => {
  const body =
    'Own words. {{ dossier.why }} {{ recipient.name }} {{ nextUpdateAt | moment }} {{ pointOfContact.name }}' +
    '{% if customer.name == "Misfit" %}{{ customer.name | moment }}{% endif %}';
  const words = { subject: 'Your request', body };
  await publish({ templates: { 'transfer.customer-billing': { fr: words, en: words } } });
  expect(await told('Fitting')).toEqual({ text: expect.stringContaining('Own words.'), attempts: [['sent', null]] });
  expect(await told('Misfit')).toEqual({
    text: expect.not.stringContaining('Own words.'),
    attempts: [
      ['queued', 'own_template_failed'],
      ['sent', null],
    ],
  });
});

it('a customer hears in the quiet hours what these held, once the next word is promised within them', async () => {
  const email = 'held@example.com';
  const wallClock = (hours: number) => inHours(hours).slice(11, 16);
  await publish({ quietHours: { customers: { from: wallClock(-1), to: wallClock(8) } }, promise: 'P3D' });
  const aCase = await story.raise({ customer: { reference: 'Held', name: 'Held', email, language: 'en' } });
  const transfer = async () => (await aCase.read('/messages')).body.items.find(({ to }: Reply['body']) => to === 'customer');
  await eventually(async () =>
    expect(await transfer()).toMatchObject({ kind: 'transfer', status: 'queued', heldUntil: expect.any(String) }),
  );
  expect(sink.to(email)).toEqual([]);
  await aCase.does('supervisor', 'acknowledge', { promisedAt: inHours(1) });
  await eventually(async () => expect(await transfer()).toMatchObject({ kind: 'transfer', status: 'sent' }));
  expect(sink.to(email)).toHaveLength(1);
});

it('operators read by mail each week what the API finds of the roster at that moment, and nothing else', async () => {
  const { people, teams, id } = stack.organisation;
  await sqlOf(stack.databaseUrl, async (sql) => {
    await sql(`update "user" set email = 'olga@example.com' where id = $1`, [people.operator.id]);
    await sql(`update "user" set email = null where id = $1`, [people.director.id]);
    await sql(`update team set backup_user_id = $1 where organisation_id = $2 and id = $3`, [people.gone.id, id, teams[2]]);
    await sql(`select graphile_worker.add_job('mail_roster_health', $1::json)`, [
      JSON.stringify({ _cron: { ts: new Date().toISOString() } }),
    ]);
  });
  const mail = await sink.waitFor(({ recipients }) => recipients.includes('olga@example.com'), { milliseconds: 20_000 });
  const { items } = (await operator('GET /v1/roster-health')).body;
  const found = items.map(({ code, teamId, userIds }: Reply['body']) => [code, teamId, ...userIds]);
  expect(found).toEqual([
    ['no_backup', teams[3]],
    ['no_backup', teams[4]],
    ['inactive_in_seat', teams[2], people.gone.id],
    ['person_without_address', null, people.director.id],
  ]);
  expect(mail.text!.match(/^- .*/gm)).toEqual([
    '- Aucun remplaçant – Team 3',
    '- Aucun remplaçant – Team 4',
    '- Compte inactif comme titulaire ou remplaçant – Team 2 : Test gone',
    '- Sans adresse de courriel : Test director',
  ]);
});
