// Reads outgoing messages and records what became of each.
import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { addJob, heldKey } from '../database/jobs';
import { changeRows, insertRows } from '../database/rows';
import { peopleIn } from '../directory/people';
import { DeliveryAttemptEntity, MessageEntity } from '../entities/message.entity';
import type { EscalationReference } from '../escalations/escalation-types';
import { deliverableIn, erasuresIn } from './deliverable';
import type { DeliverableMessage, ListedMessage, MessageReference, RecordDelivery, StoredMessage } from './message-types';

/** The id is none of the organisation's messages (`code` `unknown_message`): a job of another database. */
export class UnknownMessageError extends Error {
  readonly code = 'unknown_message';

  constructor(messageId: string) {
    super(`There is no message ${messageId} in this organisation: is this worker connected to the database that queued it?`);
    this.name = 'UnknownMessageError';
  }
}

export class MessageRepository {
  constructor(private readonly database: Database) {}

  /** The messages of a case in the order they were asked for, with people and attempts. */
  ofEscalation({ organisationId, escalationId }: EscalationReference): Promise<readonly ListedMessage[]> {
    return this.database.read(async (manager) => {
      const rows = await manager.find(MessageEntity, { where: { organisationId, escalationId }, order: { step: 'ASC', key: 'ASC' } });
      const people = await peopleIn(manager, { organisationId, ids: rows.map(({ userId }) => userId) });
      const attempts = await attemptsIn(manager, { organisationId, messages: rows });
      return rows.map((row) => ({
        ...row,
        person: row.userId === null ? null : { id: row.userId, name: people.get(row.userId)?.name ?? null },
        attempts: attempts.filter(({ messageId }) => messageId === row.id).map(({ at, outcome, code }) => ({ at, outcome, code })),
      }));
    });
  }

  /** All that a delivery needs, read at one instant; null for an unknown message. */
  forDelivery(reference: MessageReference): Promise<DeliverableMessage | null> {
    return this.database.transaction(async (manager) => {
      await manager.query('set transaction isolation level repeatable read, read only');
      return deliverableIn(manager, reference);
    });
  }

  /**
   * Takes a message in hand: `queued` becomes `sending` and the message is answered. Null when it is not `queued`: it was sent, or it is `sending`
   * and its last sender died in the middle: the caller decides by the status it reads.
   */
  take({ organisationId, messageId: id, at }: MessageReference & { readonly at: number }): Promise<StoredMessage | null> {
    return this.database.transaction(async (manager) => {
      const taken = await changeRows(manager, {
        of: MessageEntity,
        where: { organisationId, id, status: 'queued' },
        to: { status: 'sending', takenAt: at },
      });
      return taken === 0 ? null : manager.findOneByOrFail(MessageEntity, { organisationId, id });
    });
  }

  /**
   * Keeps the words as they are sent; the first rendering stays, and is answered. Null when a person's erasure has begun since `erasures` of them
   * were counted: the words may hold their name, and nothing is kept (ADR 17).
   */
  async keepWords({
    organisationId,
    messageId: id,
    erasures,
    ...words
  }: MessageReference & Words & { erasures: number }): Promise<Words | null> {
    return this.database.transaction(async (manager) => {
      // Held as `record` and an erasure hold it: whoever erases comes before these words, and is counted, or after them, and finds them.
      await manager.query('select from escalation where id = (select escalation_id from message where id = $1) for no key update', [id]);
      if ((await erasuresIn(manager, organisationId)) !== erasures) return null;
      await manager.update(MessageEntity, { organisationId, id, body: IsNull() }, words);
      const row = await manager.findOneBy(MessageEntity, { organisationId, id });
      if (!row) throw new UnknownMessageError(id);
      return { subject: row.subject ?? words.subject, body: row.body ?? words.body };
    });
  }

  /**
   * Holds a message until then, and has its delivery come again at that moment; one that is no longer `queued` stays as it is. False when the case
   * has taken another step than `step`, by which it was to be held: nothing is held, and whether it is at all is to be asked again.
   */
  hold({ organisationId, messageId: id, step, at, until }: MessageReference & Hold): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      // Held as `record` holds it: a step comes before this, and is seen here, or after, and wakes what is held here.
      const [now] = await manager.query<{ step: number }[]>(
        'select step from escalation where id = (select escalation_id from message where organisation_id = $1 and id = $2) for no key update',
        [organisationId, id],
      );
      if (now?.step !== step) return false;
      const { status, heldUntil } = await manager.findOneByOrFail(MessageEntity, { organisationId, id });
      if (status !== 'queued') return true;
      if (heldUntil !== until) await holdAnew(manager, { organisationId, messageId: id, at, until });
      const payload = { organisationId, messageId: id };
      await addJob(manager, { name: 'deliver_message', payload, key: heldKey(id), afterSeconds: (until - at) / 1000 });
      return true;
    });
  }

  /** Writes one attempt and the status it leaves the message in. */
  async recordDelivery({ organisationId, messageId, at, status, code }: RecordDelivery): Promise<void> {
    await this.database.transaction(async (manager) => {
      const sent = status === 'sent' ? { sentAt: at } : {};
      const changed = await changeRows<MessageEntity>(manager, {
        of: MessageEntity,
        where: { organisationId, id: messageId },
        to: { status, code: code ?? null, ...sent },
      });
      if (changed === 0) throw new UnknownMessageError(messageId);
      const attempt = { id: randomUUID(), organisationId, messageId, at, outcome: status, code: code ?? null };
      await insertRows(manager, { into: DeliveryAttemptEntity, rows: [attempt] });
    });
  }
}

/** By which step of the case, at which instant and until when (epoch milliseconds). */
interface Hold {
  readonly step: number;
  readonly at: number;
  readonly until: number;
}

async function holdAnew(
  manager: EntityManager,
  { organisationId, messageId, at, until }: MessageReference & Omit<Hold, 'step'>,
): Promise<void> {
  await changeRows<MessageEntity>(manager, { of: MessageEntity, where: { organisationId, id: messageId }, to: { heldUntil: until } });
  const attempt = { id: randomUUID(), organisationId, messageId, at, outcome: 'held', code: 'quiet_hours' };
  await insertRows(manager, { into: DeliveryAttemptEntity, rows: [attempt] });
}

interface Words {
  readonly subject: string;
  readonly body: string;
}

async function attemptsIn(
  manager: EntityManager,
  { organisationId, messages }: { organisationId: string; messages: readonly MessageEntity[] },
): Promise<DeliveryAttemptEntity[]> {
  if (messages.length === 0) return [];
  const where = { organisationId, messageId: In(messages.map(({ id }) => id)) };
  return manager.find(DeliveryAttemptEntity, { where, order: { at: 'ASC', id: 'ASC' } });
}
