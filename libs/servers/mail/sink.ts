// Takes every mail and delivers none: the local stack and the tests read here what people would have received.
import { SMTPServer } from 'smtp-server';
import { once } from '../once';
import { choosePort } from '../ports/choose';
import { Mailbox, type ReadableMails } from './mailbox';

export interface MailSinkOptions {
  /** A free port unless given. */
  readonly port?: number;
}

export interface MailSink extends ReadableMails {
  /** `smtp://…` to send to. */
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const port = await choosePort({ port: options.port, purpose: 'mail', variable: 'SMTP_PORT' });
  const mailbox = new Mailbox();
  const server = new SMTPServer({
    // Loopback needs neither a certificate nor a login.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    closeTimeout: 500,
    // biome-ignore lint/complexity/useMaxParams: smtp-server calls with three.
    onData: (stream, { envelope }, done) => {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      mailbox.take(stream, recipients).then(() => done(), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    // Also listens once started: a client that hangs up is reported here, and nobody listening would end this process.
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const stop = once(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${port}`, port, ...mailbox.reading(), stop };
}
