// Reads outgoing messages and records what became of each.
import type { Database } from '../database/database';
import type { EscalationReference } from '../escalations/escalation-types';
import type { DeliverableMessage, ListedMessage, MessageReference, RecordDelivery, StoredMessage } from './message-types';

export class MessageRepository {
  constructor(private readonly database: Database) {}

  /** The messages of a case in the order they were asked for, with people and attempts. */
  async ofEscalation(_reference: EscalationReference): Promise<readonly ListedMessage[]> {
    throw new Error(`being written ${this.database}`);
  }

  /** All that a delivery needs, read at one instant; null for an unknown message. */
  async forDelivery(_reference: MessageReference): Promise<DeliverableMessage | null> {
    throw new Error('being written');
  }

  /**
   * Takes a message in hand: `queued` becomes `sending` and the message is answered. Null when it is not `queued`: it was sent, or it is `sending`
   * and its last sender died in the middle: the caller decides by the status it reads.
   */
  async take(_reference: MessageReference & { readonly at: number }): Promise<StoredMessage | null> {
    throw new Error('being written');
  }

  /** Keeps the words as they are sent; the first rendering stays, and is answered. */
  async keepWords(
    _rendered: MessageReference & { readonly subject: string; readonly body: string },
  ): Promise<{ readonly subject: string; readonly body: string }> {
    throw new Error('being written');
  }

  /** Writes one attempt and the status it leaves the message in. */
  async recordDelivery(_delivery: RecordDelivery): Promise<void> {
    throw new Error('being written');
  }
}
