// Lost if these fail: a recipient is never told, a customer is told what is no longer so, or nobody sees that a mail did not arrive.
import { createMailChannel, MailNotSent, readAcknowledgeLink } from '@relais/messaging';
import { type ListedMessage, MessageRepository } from '@relais/persistence';
import { startTestMailSink } from '@relais/testing';
import { pino } from 'pino';
import { DeliveryPostponed, MessageDelivery } from '../../apps/worker/delivery/deliver-message';
import { monday, startWorld, type World } from '../persistence/practice-world';
import { startBrokenMailServer } from './broken-mail-server';
import { transferredCase } from './driven-case';
import { outcomes, theOne, toCustomer, toRecipient } from './driven-messages';

const linkSecret = 'a-secret-of-at-least-32-characters-x';
/** Attempts are told apart by their moment. */
let clock = monday + 120_000;
let world: World;
let sink: Awaited<ReturnType<typeof startTestMailSink>>;

beforeAll(async () => {
  [world, sink] = await Promise.all([startWorld(), startTestMailSink()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([world?.stop(), sink?.stop()]);
});
beforeEach(() => sink.clear());

const deliverer = (smtpUrl = sink.url) =>
  new MessageDelivery({
    messages: new MessageRepository(world.database),
    mail: createMailChannel({ smtpUrl, from: 'Relais <relais@relais.example>' }),
    publicUrl: 'https://relais.example',
    linkSecret,
    log: pino({ level: 'silent' }),
    now: () => ++clock,
  });

const deliver = (message: ListedMessage, { by = deliverer(), last = false } = {}) =>
  by.deliver({ reference: { organisationId: world.organisationId, messageId: message.id }, last });

describe('a message that is wanted', () => {
  it('reaches the recipient with the briefing, the ask and a link that is theirs', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toRecipient);
    await deliver(message);
    const [mail] = sink.to(message.address!);
    expect(mail!.text).toContain('Refund 35 euros?');
    expect(mail!.text).toContain('Compared both invoices.');
    expect(mail!.html).toContain('<html lang=');
    const token = /https:\/\/relais\.example\/acknowledge\/([\w-]+)/.exec(mail!.text!)![1]!;
    expect(readAcknowledgeLink(token, { secret: linkSecret, at: monday })).toMatchObject({
      escalationId: driven.escalationId,
      userId: message.userId,
      organisationId: world.organisationId,
    });
    const after = await theOne(driven, toRecipient);
    expect([after.status, outcomes(after), after.sentAt]).toEqual(['sent', ['sent'], clock]);
    expect(mail!.messageId).toBe(message.messageId);
    expect(mail!.text).toBe(after.body);
    expect(mail!.subject).toBe(after.subject);
  });

  it('reaches the customer in their language, with who, when and whom to answer', async () => {
    const driven = await transferredCase(world);
    await deliver(await theOne(driven, toCustomer));
    const [mail] = sink.to('jeanne.petit@example.com');
    expect(mail!.text).toContain('Bonjour Jeanne Petit,');
    expect(mail!.text).toMatch(/Prochaine mise à jour : .*heure d’Europe centrale/);
    expect(mail!.text).not.toContain('acknowledge');
  });

  it('is sent once, however often its job comes', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await deliver(message);
    await deliver(message);
    expect(sink.mails()).toHaveLength(1);
  });
});

describe('a case that moved on', () => {
  it('sends its recipient nothing once somebody has acknowledged, and still tells the customer', async () => {
    const driven = await transferredCase(world);
    const recipient = await theOne(driven, toRecipient);
    await driven.command(recipient.person!.id, { type: 'acknowledge', body: { promisedAt: monday + 3_600_000 } });
    await deliver(recipient);
    await deliver(await theOne(driven, toCustomer));
    expect((await theOne(driven, toRecipient)).status).toBe('not_wanted');
    expect(sink.mails().map(({ recipients }) => recipients[0])).toEqual(['jeanne.petit@example.com']);
  });

  it('sends the customer nothing once the request was withdrawn', async () => {
    const driven = await transferredCase(world);
    await driven.command('lea.martin', { type: 'withdraw', body: { statement: 'Finally no.' } });
    await deliver(await theOne(driven, toCustomer));
    expect((await theOne(driven, toCustomer)).status).toBe('not_wanted');
    expect(sink.mails()).toHaveLength(0);
  });
});

describe('a mail that does not arrive', () => {
  it('is shown as failed when it is refused for good, and its job does not come again', async () => {
    const driven = await transferredCase(world);
    sink.refuseNext({ code: 550 });
    await deliver(await theOne(driven, toCustomer));
    const after = await theOne(driven, toCustomer);
    expect([after.status, after.code, outcomes(after)]).toEqual(['failed', 'SMTP_550', ['failed SMTP_550']]);
  });

  it('comes again when it is not taken now, with the same words and Message-ID', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    sink.refuseNext({ code: 451 });
    await expect(deliver(message)).rejects.toThrow(DeliveryPostponed);
    const words = (await theOne(driven, toCustomer)).body;
    await deliver(message);
    const after = await theOne(driven, toCustomer);
    expect([after.status, outcomes(after)]).toEqual(['sent', ['queued SMTP_451', 'sent']]);
    expect([sink.mails()[0]!.text, sink.mails()[0]!.messageId]).toEqual([words, message.messageId]);
  });

  it('is shown as failed when the last attempt was not taken either', async () => {
    const driven = await transferredCase(world);
    sink.refuseNext({ code: 451 });
    await deliver(await theOne(driven, toCustomer), { last: true });
    expect((await theOne(driven, toCustomer)).status).toBe('failed');
  });

  it('waits while no mail server answers', async () => {
    const driven = await transferredCase(world);
    const { url, stop } = await startTestMailSink();
    await stop();
    await expect(deliver(await theOne(driven, toCustomer), { by: deliverer(url) })).rejects.toThrow('ESOCKET');
    expect((await theOne(driven, toCustomer)).status).toBe('queued');
  });

  it('is shown as unknown when the connection ends after its words were handed over, and sent again under the same Message-ID', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    const broken = await startBrokenMailServer();
    await expect(deliver(message, { by: deliverer(broken.url) })).rejects.toThrow(DeliveryPostponed);
    await broken.stop();
    expect((await theOne(driven, toCustomer)).status).toBe('unknown');
    await deliver(message);
    const after = await theOne(driven, toCustomer);
    expect([after.status, after.attempts.map(({ outcome }) => outcome)]).toEqual(['sent', ['unknown', 'sent']]);
    expect(sink.mails()[0]!.messageId).toBe(message.messageId);
  });

  it('is shown as unknown when its sender was killed in the middle, and sent again under the same Message-ID', async () => {
    const driven = await transferredCase(world);
    const message = await theOne(driven, toCustomer);
    await new MessageRepository(world.database).take({ organisationId: world.organisationId, messageId: message.id } as never);
    await deliver(message);
    const after = await theOne(driven, toCustomer);
    expect([after.status, outcomes(after)]).toEqual(['sent', ['unknown interrupted', 'sent']]);
    expect(sink.mails()[0]!.messageId).toBe(message.messageId);
  });
});

describe('the mail channel', () => {
  it('says no word of what the server said: it may hold an address', async () => {
    sink.refuseNext({ code: 550 });
    const mail = createMailChannel({ smtpUrl: sink.url, from: 'relais@relais.example' });
    const sent = mail.send({ to: 'a@b.example', subject: 's', text: 't', html: '<p>t</p>', language: 'fr', messageId: '<1@x>' });
    await expect(sent).rejects.toEqual(new MailNotSent('permanent', 'SMTP_550'));
  });

  it('lets nobody smuggle a second recipient or header in', async () => {
    const mail = createMailChannel({ smtpUrl: sink.url, from: 'relais@relais.example' });
    await mail.send({
      to: 'a@b.example',
      subject: 'x\r\nBcc: c@d.example',
      text: 't',
      html: '<p>t</p>',
      language: 'fr',
      messageId: '<1@x>',
    });
    expect(sink.mails()[0]!.recipients).toEqual(['a@b.example']);
    expect(sink.mails()[0]!.subject).not.toContain('\n');
  });
});
