// Reads what happened on a case, in order, with the messages of each step and the names of the people (domain.md §11).
import type { Addressee, ClockName, MessageKind, Role } from '@relais/contracts';
import type { Database } from '../database/database';
import type { MessageStatus } from '../entities/message.entity';
import type { EscalationReference } from '../escalations/escalation-types';

export interface NamedPerson {
  readonly id: string;
  /** Null once erased. */
  readonly name: string | null;
}

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

  async entries(_question: ReadTimeline): Promise<readonly StoredTimelineEntry[]> {
    throw new Error(`being written ${this.database}`);
  }
}
