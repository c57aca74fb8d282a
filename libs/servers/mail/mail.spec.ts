// Lost if these fail: nobody sees what a customer or a supervisor would have been sent.
import { createTransport } from 'nodemailer';
import { freePort } from '../ports/free-port';
import { type MailSink, startMailSink } from './sink';
import { startMailWindow } from './window';

let sink: MailSink;
beforeEach(async () => {
  sink = await startMailSink();
});
afterEach(() => sink.stop());

const send = (more: object = {}) =>
  createTransport(sink.url).sendMail({
    from: 'Relais <relais@example.com>',
    to: 'claire@example.com',
    subject: 'Escalade à prendre en charge',
    text: 'Prise en charge : https://support.example.com/a?b=1&c=2',
    messageId: '<case-1@relais>',
    ...more,
  });

describe('mail sink', () => {
  it('shows a mail as it was sent: envelope, subject, text, stable Message-ID', async () => {
    await send({ headers: { 'X-Case': 'case-1' }, bcc: 'copy@example.com' });
    expect(sink.mails()).toEqual([
      expect.objectContaining({
        messageId: '<case-1@relais>',
        recipients: ['claire@example.com', 'copy@example.com'],
        subject: 'Escalade à prendre en charge',
        text: expect.stringContaining('Prise en charge'),
        headers: expect.objectContaining({ 'x-case': 'case-1' }),
      }),
    ]);
    expect(sink.to('copy@example.com')).toHaveLength(1);
    expect(sink.to('nobody@example.com')).toHaveLength(0);
  });

  it('lets a reader wait for a mail that has not come yet', async () => {
    const awaited = sink.waitFor(({ subject }) => subject === 'second');
    await send({ subject: 'first' });
    await send({ subject: 'second' });
    expect((await awaited).subject).toBe('second');
  });

  it('says what came instead when the awaited mail does not', async () => {
    await send({ subject: 'reminder 1' });
    await expect(sink.waitFor(({ subject }) => subject === 'reminder 2', { milliseconds: 20 })).rejects.toThrow(
      '"reminder 1" to claire@example.com',
    );
  });

  it('refuses on request, so that retries can be seen', async () => {
    sink.refuseNext({ code: 451 });
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    await send();
    expect(sink.mails()).toHaveLength(1);
  });

  it('has a page that links the way on and runs nothing that a stranger wrote, and a list in JSON', async () => {
    await send({ subject: '<script>alert(1)</script>' });
    const window = await startMailWindow({ sink, port: await freePort() });
    const page = await (await fetch(window.url)).text();
    const list = (await (await fetch(`${window.url}/mails?to=claire@example.com`)).json()) as { items: unknown[] };
    await window.stop();
    expect(page).toContain('href="https://support.example.com/a?b=1&#38;c=2"');
    expect(page).not.toContain('<script>');
    expect(list.items).toHaveLength(1);
  });
});
