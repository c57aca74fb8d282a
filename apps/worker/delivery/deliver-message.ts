// Delivers one message: asks whether it is still wanted, writes it once, and records what became of each attempt (design §5).
import type { CaseSnapshot } from '@relais/contracts';
import {
  acknowledgeAddress,
  htmlOf,
  type MailChannel,
  MailNotSent,
  type RenderedMessage,
  signAcknowledgeLink,
  wanted,
} from '@relais/messaging';
import type { DeliverableMessage, MessageReference, MessageRepository } from '@relais/persistence';
import type { Log } from '../logging';
import { messageData } from './message-data';
import { quietUntil } from './quiet-until';
import { writtenMessage } from './written-message';

export interface DeliveryDependencies {
  readonly messages: MessageRepository;
  readonly mail: MailChannel;
  readonly publicUrl: string;
  readonly linkSecret: string;
  readonly log: Log;
  readonly now: () => number;
}

/** One run of the job; `last` when the runner will not come again. */
export interface DeliveryRun {
  readonly reference: MessageReference;
  readonly last: boolean;
}

/** Thrown so that the runner comes again; carries a code only. */
export class DeliveryPostponed extends Error {
  override readonly name = 'DeliveryPostponed';

  constructor(code: string) {
    super(`delivery postponed: ${code}`);
  }
}

/** A message of a case that no step has recorded: the two are written in one transaction. */
export class CaseNotRecorded extends Error {
  override readonly name = 'CaseNotRecorded';

  constructor(escalationId: string) {
    super(`case ${escalationId} has a message but no snapshot: compare its rows with its workflow's history.`);
  }
}

// A recipient away for a week has been replaced by the ladder long before.
const linkLife = 7 * 24 * 3_600_000;
const acknowledging: ReadonlySet<string> = new Set(['transfer', 'reminder', 'information_provided', 'top_of_ladder']);

export class MessageDelivery {
  constructor(private readonly given: DeliveryDependencies) {}

  /** @throws DeliveryPostponed when it is worth coming again. */
  async deliver(run: DeliveryRun): Promise<void> {
    const deliverable = await this.given.messages.forDelivery(run.reference);
    if (!deliverable) {
      this.given.log.warn({ ...run.reference }, 'no such message: nothing to deliver');
      return;
    }
    const { status } = deliverable.message;
    if (status === 'sent' || status === 'not_wanted' || status === 'failed') return;
    // The runner gives a job to one at a time, so whoever was sending has died, and nobody knows how far it came.
    if (status === 'sending') await this.record(run, { status: 'unknown', code: 'interrupted' });
    await this.deliverIfWanted(deliverable, run);
  }

  private async deliverIfWanted(deliverable: DeliverableMessage, run: DeliveryRun): Promise<void> {
    const { message, escalation } = deliverable;
    const { kind, addressee: to, userId, clock, actionId, createdAt: at } = message;
    if (!escalation.snapshot) throw new CaseNotRecorded(escalation.id);
    if (!wanted({ kind, to, userId, clock, actionId, at }, escalation.snapshot)) {
      // What may have left already stays shown as such.
      if (message.status === 'queued') await this.record(run, { status: 'not_wanted' });
      return;
    }
    if (!message.address) return this.record(run, { status: 'failed', code: 'no_address' });
    if (await this.held(deliverable, { snapshot: escalation.snapshot, run })) return;
    const words = await this.words(deliverable, { snapshot: escalation.snapshot, run });
    // What was read may name somebody who is being erased: read anew.
    if (!words) throw new DeliveryPostponed('person_erased');
    if (message.status === 'queued') {
      const taken = await this.given.messages.take({ ...run.reference, at: this.given.now() });
      // Its addressee was erased in between.
      if (!taken) return;
    }
    await this.send({ ...message, address: message.address }, { words, run });
  }

  /** A message that may have left already is not held any more: whoever got it would be told twice, the second time in the morning. */
  private async held(deliverable: DeliverableMessage, { snapshot, run }: { snapshot: CaseSnapshot; run: DeliveryRun }): Promise<boolean> {
    if (deliverable.message.status !== 'queued') return false;
    const at = this.given.now();
    const until = quietUntil(deliverable, { context: snapshot.context, at });
    if (until === null) return false;
    const { step } = deliverable.escalation;
    // Held by a promise that is not the case's any more, it could miss the new one.
    if (!(await this.given.messages.hold({ ...run.reference, step, at, until }))) throw new DeliveryPostponed('case_moved_on');
    this.given.log.info({ ...run.reference, until }, 'held by quiet hours');
    return true;
  }

  /** Written once: a later attempt sends the words of the first. */
  private async words(
    deliverable: DeliverableMessage,
    { snapshot: { context }, run }: { snapshot: CaseSnapshot; run: DeliveryRun },
  ): Promise<RenderedMessage | null> {
    const { language, id: messageId, organisationId } = deliverable.message;
    const { words: rendered, asWorded } = writtenMessage(
      deliverable,
      messageData(deliverable, { context, acknowledgeLink: this.link(deliverable) }),
    );
    if (!asWorded && deliverable.message.status === 'queued') await this.saidOtherwise(deliverable, run);
    const { erasures } = deliverable;
    const kept = await this.given.messages.keepWords({
      organisationId,
      messageId,
      erasures,
      subject: rendered.subject,
      body: rendered.text,
    });
    if (!kept) return null;
    if (kept.body === rendered.text && kept.subject === rendered.subject) return rendered;
    return { subject: kept.subject, text: kept.body, html: htmlOf({ subject: kept.subject, text: kept.body, language }) };
  }

  /** Seen by whoever looks at the message, and by whoever reads the log: the template is to be mended. The fault may quote what it was given. */
  private async saidOtherwise({ message, escalation }: DeliverableMessage, run: DeliveryRun): Promise<void> {
    const { kind, language } = message;
    const { policyVersion } = escalation.rules;
    this.given.log.error({ ...run.reference, kind, language, policyVersion }, 'a template of the organisation cannot be rendered');
    await this.record(run, { status: 'queued', code: 'own_template_failed' });
  }

  private link({ message, escalation }: DeliverableMessage): string | null {
    const { organisationId, userId, step, createdAt, kind } = message;
    if (!userId || !acknowledging.has(kind) || escalation.status !== 'awaiting_acknowledgment') return null;
    const link = { organisationId, escalationId: escalation.id, userId, step, expiresAt: createdAt + linkLife };
    return acknowledgeAddress(this.given.publicUrl, signAcknowledgeLink(link, this.given.linkSecret));
  }

  private async send(
    message: DeliverableMessage['message'] & { address: string },
    { words, run }: { words: RenderedMessage; run: DeliveryRun },
  ) {
    const { address: to, messageId, language, escalationId } = message;
    const thread = `<case-${escalationId}${messageId.slice(messageId.lastIndexOf('@'))}`;
    try {
      await this.given.mail.send({ to, messageId, language, thread, ...words });
    } catch (error) {
      if (!(error instanceof MailNotSent)) throw error;
      return this.failed(error, run);
    }
    await this.record(run, { status: 'sent' });
  }

  private async failed({ faultClass, code }: MailNotSent, run: DeliveryRun): Promise<void> {
    if (faultClass === 'unknown') await this.record(run, { status: 'unknown', code });
    else if (faultClass === 'permanent' || run.last) await this.record(run, { status: 'failed', code });
    else await this.record(run, { status: 'queued', code });
    if (faultClass !== 'permanent' && !run.last) throw new DeliveryPostponed(code);
  }

  private async record(
    { reference }: DeliveryRun,
    { status, code }: { status: DeliverableMessage['message']['status']; code?: string },
  ): Promise<void> {
    await this.given.messages.recordDelivery({ ...reference, at: this.given.now(), status, ...(code === undefined ? {} : { code }) });
    this.given.log.info({ ...reference, status, ...(code === undefined ? {} : { code }) }, 'delivery');
  }
}
