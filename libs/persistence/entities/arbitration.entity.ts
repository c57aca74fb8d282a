// An arbitration whole: what each team holds, the options, how it was settled, and the message that ends it (domain.md §8).
import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Id, Instant, Key, OptionalCode, OptionalId, OptionalInstant, OptionalWhole, Whole, Words } from './columns';

@Entity()
export class ArbitrationEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  @PrimaryColumn({ type: 'integer' }) openedStep!: number;
  @Code() openedBy!: 'decision' | 'returns';
  @Instant() openedAt!: number;
  @Words() question!: string | null;
  /** Whose the case is meanwhile, and once settled was. */
  @OptionalId() ownerId!: string | null;
  /** The one who is asked to settle it. */
  @OptionalId() deciderId!: string | null;
  @OptionalInstant() deadlineAt!: number | null;
  @OptionalCode() settledTo!: 'recipient' | 'decider' | null;
  @OptionalId() teamId!: string | null;
  @OptionalId() userId!: string | null;
  @OptionalWhole() option!: number | null;
  @Words() reason!: string | null;
  @Words() appliedPolicy!: string | null;
  @Words() appliedMargin!: string | null;
  @OptionalId() settledBy!: string | null;
  @OptionalInstant() settledAt!: number | null;
}

/** `id` is that of the command that stated it; the newest of a team is its current one. */
@Entity()
export class ArbitrationPositionEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Whole() openedStep!: number;
  @OptionalId() teamId!: string | null;
  @Words() position!: string | null;
  @Words() policy!: string | null;
  @Words() margin!: string | null;
  @Words() objective!: string | null;
  @OptionalId() statedBy!: string | null;
  @Instant() statedAt!: number;
}

/** Options come with a position; those that came last are what is chosen from. */
@Entity()
export class ArbitrationOptionEntity {
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Key() positionId!: string;
  @PrimaryColumn({ type: 'integer' }) number!: number;
  @Words() label!: string | null;
  @Whole() amountMinor!: number;
  @Code() currency!: string;
  @Words() delay!: string | null;
  @Words() risk!: string | null;
}

/** `id` is that of the command that wrote it. */
@Entity()
export class ArbitrationMessageEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Whole() openedStep!: number;
  @Words() text!: string | null;
  @OptionalInstant() nextUpdateAt!: number | null;
  /** `redrafted`: another draft took its place before anybody judged it. */
  @Code() status!: 'waiting' | 'refused' | 'redrafted' | 'validated' | 'superseded';
  @OptionalId() writtenBy!: string | null;
  @Instant() writtenAt!: number;
  @OptionalId() judgedBy!: string | null;
  @OptionalInstant() judgedAt!: number | null;
  @Words() reason!: string | null;
}
