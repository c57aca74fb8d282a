// Reads what happened on a case, in order, with the messages of each step and the names of the people (domain.md §11).
import type { Addressee, ClockName, MessageKind, Role } from '@relais/contracts';
import { type EntityManager, In } from 'typeorm';
import type { Database } from '../database/database';
import { type NamedPerson, peopleIn } from '../directory/people';
import { MessageEntity, type MessageStatus } from '../entities/message.entity';
import { TimelineEntryEntity } from '../entities/timeline-entry.entity';
import type { EscalationReference } from '../escalations/escalation-types';

export interface TimelineMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: Addressee;
  readonly person: NamedPerson | null;
  readonly channel: string;
  readonly status: MessageStatus;
  readonly sentAt: number | null;
}

export interface StoredTimelineEntry {
  readonly step: number;
  readonly sequence: number;
  readonly at: number;
  readonly kind: 'event' | 'note';
  readonly type: string;
  readonly clock: ClockName | null;
  readonly actor: { readonly kind: 'person' | 'system'; readonly person: NamedPerson | null; readonly roles: readonly Role[] };
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, unknown>> | null;
  /** Of the whole step, with its first entry only. */
  readonly messages: readonly TimelineMessage[];
}

export interface ReadTimeline extends EscalationReference {
  /** Entries after this one. */
  readonly after?: { readonly step: number; readonly sequence: number };
  readonly limit: number;
}

export class TimelineRepository {
  constructor(private readonly database: Database) {}

  /** In order; of a case of another organisation, none. */
  entries(question: ReadTimeline): Promise<readonly StoredTimelineEntry[]> {
    return this.database.read(async (manager) => {
      const rows = await entriesIn(manager, question);
      const { organisationId, escalationId } = question;
      const steps = [...new Set(rows.map(({ step }) => step))];
      const where = { organisationId, escalationId, step: In(steps) };
      const messages = await manager.find(MessageEntity, { where, order: { createdAt: 'ASC', key: 'ASC' } });
      const ids = [...rows.map(({ actor }) => actor.userId), ...messages.map(({ userId }) => userId)];
      const people = await peopleIn(manager, { organisationId, ids });
      return rows.map((row) => presented(row, { messages, people }));
    });
  }
}

function entriesIn(manager: EntityManager, { organisationId, escalationId, after, limit }: ReadTimeline): Promise<TimelineEntryEntity[]> {
  const query = manager
    .createQueryBuilder(TimelineEntryEntity, 'entry')
    .where('entry.organisation_id = :organisationId and entry.escalation_id = :escalationId', { organisationId, escalationId });
  if (after) query.andWhere('(entry.step, entry.sequence) > (:step, :sequence)', after);
  return query.orderBy('entry.step').addOrderBy('entry.sequence').limit(limit).getMany();
}

function presented(
  { actor, ...row }: TimelineEntryEntity,
  { messages, people }: { messages: readonly MessageEntity[]; people: ReadonlyMap<string, NamedPerson> },
): StoredTimelineEntry {
  const person = (id: string | null): NamedPerson | null => (id === null ? null : (people.get(id) ?? { id, name: null }));
  const own = row.sequence === 0 ? messages.filter(({ step }) => step === row.step) : [];
  return {
    step: row.step,
    sequence: row.sequence,
    at: row.at,
    kind: row.kind,
    type: row.type,
    clock: row.clock,
    actor: { kind: actor.kind, person: person(actor.userId), roles: actor.roles },
    fromStatus: row.fromStatus,
    toStatus: row.toStatus,
    data: row.data,
    text: row.text,
    messages: own.map(({ id, kind, addressee, userId, channel, status, sentAt }) => ({
      id,
      kind,
      to: addressee,
      person: person(userId),
      channel,
      status,
      sentAt,
    })),
  };
}
