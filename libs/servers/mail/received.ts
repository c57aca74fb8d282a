// A mail as its reader sees it, free of the parser's many shapes.
import type { ParsedMail } from 'mailparser';

export interface ReceivedMail {
  /** As given by the sender, in angle brackets; stable over repeated sendings of one message. */
  readonly messageId: string;
  readonly from: string;
  /** Bare addresses of the envelope: who really gets it. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export function receivedMail(mail: ParsedMail, { recipients, receivedAt }: Pick<ReceivedMail, 'recipients' | 'receivedAt'>): ReceivedMail {
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.text ?? '',
    recipients,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
    receivedAt,
  };
}
