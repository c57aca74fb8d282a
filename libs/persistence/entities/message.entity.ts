// An outgoing message, one per event, kind and person, and every attempt to deliver it (domain.md §9).
import type { Addressee, ClockName, Language, MessageKind } from '@relais/contracts';
import { Entity } from 'typeorm';
import { Code, Id, Instant, Key, OptionalCode, OptionalId, OptionalInstant, OptionalWhole, Whole, Words } from './columns';

/** `unknown`: sent perhaps, the mail server never said. `not_wanted`: the case had moved on. */
export type MessageStatus = 'queued' | 'sending' | 'sent' | 'not_wanted' | 'unknown' | 'failed';

@Entity()
export class MessageEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Whole() step!: number;
  /** `case:step:kind:recipient`, unique: a step recorded again sends nothing again. */
  @Code() key!: string;
  @Code() kind!: MessageKind;
  @Code() addressee!: Addressee;
  @OptionalId() userId!: string | null;
  @Words() address!: string | null;
  @Code() language!: Language;
  @Code() channel!: string;
  @Code() status!: MessageStatus;
  /** Why it failed, as a code. */
  @OptionalCode() code!: string | null;
  @OptionalCode() clock!: ClockName | null;
  @OptionalWhole() attempt!: number | null;
  @OptionalCode() actionId!: string | null;
  /** The stable Message-ID of the mail. */
  @Code() messageId!: string;
  @Words() subject!: string | null;
  @Words() body!: string | null;
  @Instant() createdAt!: number;
  /** When a delivery took it in hand; a message `sending` for long lost its sender. */
  @OptionalInstant() takenAt!: number | null;
  @OptionalInstant() sentAt!: number | null;
  /** The end of the quiet hours that held it. */
  @OptionalInstant() heldUntil!: number | null;
}

@Entity()
export class DeliveryAttemptEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() messageId!: string;
  @Instant() at!: number;
  @Code() outcome!: string;
  @OptionalCode() code!: string | null;
}
