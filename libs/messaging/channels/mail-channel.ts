// Sends mails by SMTP, one connection each: a send then has one beginning and one end, and what happened to it can be said.
import { Readable } from 'node:stream';
import type { Language } from '@relais/contracts';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { mailFaultOf } from './mail-fault';

export interface MailChannelOptions {
  /** `smtp://user:password@host:587`, `smtps://host`; TLS is used wherever the server offers it. */
  readonly smtpUrl: string;
  /** Name and address of the sender: `Relais <relais@example.com>`. */
  readonly from: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  /** The same for every attempt, so that the reader's side can drop a double. */
  readonly messageId: string;
  /** Mails with the same thread are shown together by mail programs. */
  readonly thread?: string;
}

export interface MailChannel {
  /** Resolves once the server has taken the mail. @throws MailNotSent saying what is certain. */
  readonly send: (mail: Mail) => Promise<void>;
}

// A mail server answers within seconds; a job that hangs holds one of few places of the runner.
const connectMilliseconds = 5_000;
const silenceMilliseconds = 10_000;

export function createMailChannel({ smtpUrl, from }: MailChannelOptions): MailChannel {
  return {
    async send(mail) {
      let handedOver = false;
      try {
        const raw = await compose(mail, from);
        // Read only once the server has accepted DATA: from then on a lost connection leaves the end unknown.
        const words = new Readable({
          read() {
            handedOver = true;
            this.push(raw);
            this.push(null);
          },
        });
        await converse(smtpUrl, { from: addressOf(from), to: mail.to, words });
      } catch (error) {
        throw mailFaultOf(error, { handedOver });
      }
    },
  };
}

const addressOf = (sender: string): string => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();

function compose(mail: Mail, from: string): Promise<Buffer> {
  const { to, subject, text, html, messageId, thread, language } = mail;
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId,
    ...(thread ? { references: thread, inReplyTo: thread } : {}),
    // Tells answering machines to stay quiet.
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    // Nothing of a message may be fetched from elsewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function converse(smtpUrl: string, { from, to, words }: { from: string; to: string; words: Readable }): Promise<void> {
  const connection = new SMTPConnection(connectionOptions(smtpUrl));
  const { username, password } = new URL(smtpUrl);
  return new Promise<void>((resolve, reject) => {
    const settle = (error?: Error | null) => {
      if (error) {
        // Closing says `end` at once, which would hide the reason.
        reject(error);
        connection.close();
      } else {
        connection.quit();
        resolve();
      }
    };
    const send = (error?: Error | null) => (error ? settle(error) : connection.send({ from, to: [to] }, words, settle));
    connection.on('error', settle);
    connection.once('end', () => reject(new Error('the connection ended')));
    connection.connect((error?: Error | null) => {
      if (error || !username) send(error);
      else connection.login({ user: decodeURIComponent(username), pass: decodeURIComponent(password) } as never, send);
    });
  });
}

function connectionOptions(smtpUrl: string) {
  const { protocol, hostname, port } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    dnsTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
  };
}
