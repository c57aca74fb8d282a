// Says of a mail that did not leave what to do about it: give up, try again, or show that nobody knows.

/**
 * `permanent`: refused for good. `temporary`: not taken now, certainly not delivered. `unknown`: the connection ended
 * after the words were handed over and before the server answered.
 */
export type MailFaultClass = 'permanent' | 'temporary' | 'unknown';

/** Carries a code only: a mail server's words hold addresses. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';

  constructor(
    readonly faultClass: MailFaultClass,
    readonly code: string,
  ) {
    super(`mail not sent (${faultClass}): ${code}`);
  }
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Faults that lie in the message itself: the same message would fail again. */
const ownFaults = new Set(['EENVELOPE', 'EMESSAGE']);

/** `handedOver`: the server had accepted DATA and the words were on their way. */
export function mailFaultOf(error: unknown, { handedOver }: { handedOver: boolean }): MailNotSent {
  const { code = 'UNKNOWN', responseCode } = (error ?? {}) as SmtpError;
  if (responseCode !== undefined) {
    // An answer is certain: 5xx refuses for good, except where only the sending account or its connection is refused.
    const forGood = responseCode >= 500 && code !== 'EAUTH' && code !== 'EPROTOCOL' && code !== 'ECONNECTION' && code !== 'ETLS';
    return new MailNotSent(forGood ? 'permanent' : 'temporary', `SMTP_${responseCode}`);
  }
  if (handedOver) return new MailNotSent('unknown', code);
  return new MailNotSent(ownFaults.has(code) ? 'permanent' : 'temporary', code);
}
