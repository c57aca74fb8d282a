// Keeps the mails that came and lets readers wait for those that will.
import { EventEmitter } from 'node:events';
import { simpleParser } from 'mailparser';
import type { SMTPServerDataStream } from 'smtp-server';
import { ServerFault } from '../fault';
import { type ReceivedMail, receivedMail } from './received';

export interface ReadableMails {
  /** All mails, the oldest first. The newest thousand are kept. */
  readonly mails: () => readonly ReceivedMail[];
  /** Mails to this address, the oldest first. */
  readonly to: (address: string) => readonly ReceivedMail[];
  /** The first mail, come or to come, that `wanted` accepts. @throws ServerFault listing what came instead. */
  readonly waitFor: (wanted: (mail: ReceivedMail) => boolean, within?: { readonly milliseconds: number }) => Promise<ReceivedMail>;
  /** Refuses the next mails with this SMTP code: 4xx asks the sender to try again, 5xx is final. */
  readonly refuseNext: (refusal: { readonly code: number; readonly count?: number }) => void;
  readonly clear: () => void;
}

const keptMails = 1_000;
const patience = { milliseconds: 5_000 };

export class Mailbox {
  private mails: ReceivedMail[] = [];
  private refusals: number[] = [];
  private readonly arrivals = new EventEmitter().setMaxListeners(0);

  async take(stream: SMTPServerDataStream, recipients: readonly string[]): Promise<void> {
    const parsed = await simpleParser(stream);
    const code = this.refusals.shift();
    if (code) throw Object.assign(new Error('Refused on request'), { responseCode: code });
    const mail = receivedMail(parsed, { recipients, receivedAt: Date.now() });
    this.mails = [...this.mails, mail].slice(-keptMails);
    this.arrivals.emit('mail', mail);
  }

  reading(): ReadableMails {
    return {
      mails: () => this.mails,
      to: (address) => this.mails.filter(({ recipients }) => recipients.includes(address)),
      waitFor: (wanted, { milliseconds } = patience) => this.waitFor(wanted, milliseconds),
      refuseNext: ({ code, count = 1 }) => void this.refusals.push(...Array<number>(count).fill(code)),
      clear: () => {
        this.mails = [];
      },
    };
  }

  private waitFor(wanted: (mail: ReceivedMail) => boolean, milliseconds: number): Promise<ReceivedMail> {
    const here = this.mails.find(wanted);
    if (here) return Promise.resolve(here);
    return new Promise((resolve, reject) => {
      const settle = (mail?: ReceivedMail) => {
        if (mail && !wanted(mail)) return;
        clearTimeout(alarm);
        this.arrivals.off('mail', settle);
        mail ? resolve(mail) : reject(this.nothingCame(milliseconds));
      };
      const alarm = setTimeout(settle, milliseconds);
      this.arrivals.on('mail', settle);
    });
  }

  private nothingCame(milliseconds: number): ServerFault {
    const came = this.mails.map(({ recipients, subject }) => `"${subject}" to ${recipients.join(', ')}`).join('; ') || 'none';
    return new ServerFault({ problem: `No such mail came within ${milliseconds} ms.`, remedy: `Mails that came: ${came}.` });
  }
}
