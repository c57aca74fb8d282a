// Lost if these fail: people are not told in their organisation's own words, or are woken at night by what could wait.
import { createMailChannel } from '@relais/messaging';
import { type ListedMessage, MessageRepository } from '@relais/persistence';
import { startTestMailSink } from '@relais/testing';
import { pino } from 'pino';
import { DeliveryPostponed, MessageDelivery } from '../../apps/worker/delivery/deliver-message';
import { monday, startWorld, type World } from '../persistence/practice-world';
import { sqlOf } from '../persistence/sql';
import { type DrivenCase, transferredCase } from './driven-case';
import { outcomes, theOne, toCustomer, toRecipient } from './driven-messages';
import { published } from './published-policy';

let world: World;
let sink: Awaited<ReturnType<typeof startTestMailSink>>;

beforeAll(async () => {
  [world, sink] = await Promise.all([startWorld(), startTestMailSink()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([world?.stop(), sink?.stop()]);
});
beforeEach(() => sink.clear());

/** Attempts are told apart by their moment. */
let attempts = 0;
const deliver = (message: ListedMessage, at = monday + 120_000) =>
  new MessageDelivery({
    messages: new MessageRepository(world.database),
    mail: createMailChannel({ smtpUrl: sink.url, from: 'Relais <relais@relais.example>' }),
    publicUrl: 'https://relais.example',
    linkSecret: 'a-secret-of-at-least-32-characters-x',
    log: pino({ level: 'silent' }),
    now: () => at + ++attempts,
  }).deliver({ reference: { organisationId: world.organisationId, messageId: message.id }, last: false });

describe('an organisation’s own words', () => {
  const inWords = (body: string) => ({
    templates: { 'transfer.customer-billing': { fr: { subject: 'Votre demande', body }, en: { subject: 'Your request', body } } },
  });
  afterEach(() => published(world, { templates: {} }));

  it('are what its customers read, as the version says that their case was born under', async () => {
    await published(world, inWords('Bonjour {{ customer.name }}, voici <nos> mots.'));
    const driven = await transferredCase(world);
    await published(world, inWords('D’autres mots.'));
    await deliver(await theOne(driven, toCustomer));
    const [mail] = sink.to('jeanne.petit@example.com');
    expect([mail!.subject, mail!.text]).toEqual(['[Exercice] Votre demande', 'Bonjour Jeanne Petit, voici <nos> mots.\n']);
    expect(mail!.html).toContain('voici &lt;nos&gt; mots.');
    expect((await theOne(driven, toCustomer)).body).toBe(mail!.text);
  });

  it('that do not fit the case keep nobody from being told: Relais’ own are sent, and the fault is shown', async () => {
    await published(world, inWords('{{ customer.name | moment }}'));
    const driven = await transferredCase(world);
    await deliver(await theOne(driven, toCustomer));
    const after = await theOne(driven, toCustomer);
    expect([after.status, outcomes(after)]).toEqual(['sent', ['queued own_template_failed', 'sent']]);
    expect(sink.to('jeanne.petit@example.com')[0]!.text).toContain('Prochaine mise à jour');
  });
});

describe('quiet hours', () => {
  const quiet = { customers: { from: '21:00', to: '08:00' } };
  const [evening, morning] = [Date.parse('2026-03-02T21:30:00Z'), Date.parse('2026-03-03T07:00:00Z')];
  const waiting = (of: ListedMessage) =>
    sqlOf(world.url, (sql) =>
      sql(`select run_at > now() + interval '9 hours' as "inTheMorning" from graphile_worker.jobs where key = $1`, [`held ${of.id}`]),
    );
  const acknowledged = (driven: DrivenCase, promisedAt: number) =>
    driven.command('sophie.laurent', { type: 'acknowledge', body: { promisedAt } });
  beforeAll(() => published(world, { quietHours: quiet, promise: 'P3D' }));
  afterAll(() => published(world, { quietHours: {}, promise: 'PT8H' }));

  it('hold what can wait until they end, and show until when; then it leaves', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await deliver(message, evening);
    expect(await waiting(message)).toEqual([{ inTheMorning: true }]);
    const held = await theOne(driven, toCustomer);
    expect([held.status, held.heldUntil, outcomes(held)]).toEqual(['queued', morning, ['held quiet_hours']]);
    expect(sink.mails()).toHaveLength(0);
    await deliver(message, morning);
    expect((await theOne(driven, toCustomer)).status).toBe('sent');
    expect(sink.to('jeanne.petit@example.com')).toHaveLength(1);
  });

  it('send nothing in the morning of a case that moved on in the night', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await deliver(message, evening);
    expect((await theOne(driven, toCustomer)).heldUntil).toBe(morning);
    await driven.command('lea.martin', { type: 'withdraw', body: { statement: 'Finally no.' } });
    await deliver(message, morning);
    expect((await theOne(driven, toCustomer)).status).toBe('not_wanted');
    expect(sink.mails()).toHaveLength(0);
  });

  it('let go of a message once the customer is promised the next word sooner than they end', async () => {
    const driven = await transferredCase(world);
    await deliver(await theOne(driven, toCustomer), evening);
    await acknowledged(driven, morning - 3_600_000);
    const message = await theOne(driven, toCustomer);
    expect(await waiting(message)).toEqual([{ inTheMorning: false }]);
    await deliver(message, evening);
    expect((await theOne(driven, toCustomer)).status).toBe('sent');
    expect(sink.to('jeanne.petit@example.com')).toHaveLength(1);
  });

  it('hold on to a message when a step leaves the promise after them, and show so once', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await deliver(message, evening);
    await acknowledged(driven, morning + 3_600_000);
    await deliver(message, evening);
    expect(await waiting(message)).toEqual([{ inTheMorning: true }]);
    expect(outcomes(await theOne(driven, toCustomer))).toEqual(['held quiet_hours']);
  });

  it('hold nothing by a promise that a step replaced while they were being asked', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    const read = jest.spyOn(MessageRepository.prototype, 'forDelivery').mockImplementationOnce(async (reference) => {
      const before = await new MessageRepository(world.database).forDelivery(reference);
      await acknowledged(driven, morning - 3_600_000);
      return before;
    });
    await expect(deliver(message, evening)).rejects.toThrow(new DeliveryPostponed('case_moved_on'));
    read.mockRestore();
    expect(await waiting(message)).toEqual([]);
    await deliver(message, evening);
    expect((await theOne(driven, toCustomer)).status).toBe('sent');
  });

  it('let no second runner deliver what one has in hand when a step changes the promise', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await deliver(message, evening);
    const jobs = 'graphile_worker._private_jobs';
    await sqlOf(world.url, (sql) =>
      sql(`update ${jobs} set locked_at = now(), locked_by = 'another' where key = $1`, [`held ${message.id}`]),
    );
    await acknowledged(driven, morning - 3_600_000);
    const found = await sqlOf(world.url, (sql) =>
      sql(`select locked_by from ${jobs} where payload->>'messageId' = $1 and key is not null`, [message.id]),
    );
    expect(found).toEqual([{ locked_by: 'another' }]);
  });

  it('hold nothing that would come after the next word that was promised, and nothing that calls its recipient', async () => {
    await published(world, { quietHours: { ...quiet, staff: quiet.customers }, promise: 'PT8H' });
    const driven = await transferredCase(world);
    for (const pair of [toCustomer, toRecipient]) {
      await deliver(await theOne(driven, pair), evening);
      expect((await theOne(driven, pair)).status).toBe('sent');
    }
  });

  it('are those of the customer’s own clock', async () => {
    await published(world, { quietHours: quiet, promise: 'P3D' });
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await sqlOf(world.url, (sql) => sql(`update customer set time_zone = 'America/Montreal'`));
    await deliver(message, evening);
    await sqlOf(world.url, (sql) => sql(`update customer set time_zone = null`));
    expect((await theOne(driven, toCustomer)).status).toBe('sent');
  });
});
